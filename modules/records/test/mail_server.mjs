// A mail server on loopback that keeps what it is sent: each letter as one line of JSON on standard output, after a first
// line with its port. usage: node mail_server.mjs PARTS [--refuse]
import { createRequire } from 'node:module'

const [parts, refuse] = process.argv.slice(2)
const { SMTPServer } = createRequire(`${parts}/`)('smtp-server')
const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  hideSTARTTLS: true,
  onAuth: ({ username, password }, _, done) =>
    username === 'headrow' && password === 'secret' ? done(null, { user: username }) : done(new Error('no')),
  onRcptTo: (_address, _session, done) => (refuse === '--refuse' ? done(new Error('mailbox unavailable')) : done()),
  onData(stream, session, done) {
    const pieces = []
    stream.on('data', (piece) => pieces.push(piece))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      console.log(JSON.stringify({ from: mailFrom.address, to: rcptTo.map(({ address }) => address), user: session.user ?? '', message: Buffer.concat(pieces).toString() }))
      done()
    })
  },
})
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
