/** What a page gains from script: the theme button, copy buttons, the menu that closes. */
import { copyButtons } from './copy.ts'
import { closingMenu } from './menu.ts'
import { themeButton } from './theme.ts'

themeButton()
copyButtons()
closingMenu()
