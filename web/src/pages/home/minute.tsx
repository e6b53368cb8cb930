export { FirstPage as default } from './home'
