import { chromium } from 'playwright-core'
const base='http://127.0.0.1:8123'
const [,, email, pass, out, ...paths]=process.argv
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']})
const c=await b.newContext({viewport:{width:1280,height:900}})
const p=await c.newPage()
p.on('console',m=>{if(m.type()==='error')console.log('console',m.text())})
p.on('pageerror',e=>console.log('pageerror',e.message))
await p.goto(base+'/sign-in'); await p.waitForTimeout(800)
await p.fill('input[type=email], input[name=email]',email); await p.fill('input[type=password]',pass); await p.click('button[type=submit]'); await p.waitForTimeout(1500)
console.log('after sign in', p.url())
let i=0
for(const path of paths){ for(const w of [1280,390]){ await p.setViewportSize({width:w,height:900}); const t=Date.now(); await p.goto(base+path); await p.waitForLoadState('networkidle'); await p.waitForTimeout(700); console.log(path,w,Date.now()-t-700,'ms', await p.title()); await p.screenshot({path:`${out}-${i}-${w}.png`,fullPage:true}) } i++ }
await b.close()
