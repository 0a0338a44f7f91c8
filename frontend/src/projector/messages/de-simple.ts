import shared from '../../messages/shared/de-simple.json';
import own from '../../messages/projector/de-simple.json';

export default { ...shared, ...own };
