import { console_ } from './console';
import { offices, pages } from './office';
import { phone } from './phone';
import { projector } from './projector';

export { NOW } from './picture';

/** Every picture of every face. */
export const pictures = [...console_, ...offices, ...pages, ...phone, ...projector];
