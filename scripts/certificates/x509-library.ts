import { restoreReflect } from './reflect.ts'

// In this order: the library asks for what `reflect.ts` lends while it loads.
export * from '@peculiar/x509'

restoreReflect()
