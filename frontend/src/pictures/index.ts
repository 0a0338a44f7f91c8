import { compared } from './compared';
import { console_ } from './console';
import { offices, pages } from './office';
import { phone } from './phone';
import { projector } from './projector';

export { NOW } from './picture';

/** Every picture of every face. */
export const pictures = [...console_, ...offices, ...pages, ...phone, ...projector];

/** What is compared, each take with its picture; one that is gone is said by its key. */
export const takes = compared.map((take) => {
  const picture = pictures.find(({ face, name }) => face === take.face && name === take.name);
  if (!picture) throw new Error(`no such picture: ${take.key}`);
  return { ...take, picture };
});
