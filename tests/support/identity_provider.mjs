// A provider of OpenID Connect on loopback: who signs in, with which claims, and when its keys change is what a
// test says (POST /test/accounts/NAME, POST /test/keys). Prints its address.
// usage: node identity_provider.mjs
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const parts = createRequire(new URL('../../tools/parts/package.json', import.meta.url))
const { default: Provider } = await import(pathToFileURL(parts.resolve('oidc-provider')).href)

const claimsOf = new Map()
let keys = 0

function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  keys += 1
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: `key-${keys}` }
}

function begin(issuer) {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'headrow',
        client_secret: 'a secret of this test alone',
        application_type: 'native', // loopback, at whatever port the server has
        redirect_uris: ['http://127.0.0.1/api/v1/sign-in/single/city/return'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub', 'groups', 'organisation'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['of this test alone'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...claimsOf.get(id) }) }),
    jwks: { keys: [newKey()] },
    pkce: { required: () => true },
  })
  return provider.callback()
}

let answer
const server = createServer(async (request, response) => {
  if (request.url === '/test/keys') {
    answer = begin(issuer)
    response.end()
  } else if (request.url.startsWith('/test/accounts/')) {
    let body = ''
    for await (const bytes of request) body += bytes
    claimsOf.set(request.url.split('/').at(-1), JSON.parse(body))
    response.end()
  } else {
    await answer(request, response)
  }
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const issuer = `http://127.0.0.1:${server.address().port}`
answer = begin(issuer)
console.log(issuer)
