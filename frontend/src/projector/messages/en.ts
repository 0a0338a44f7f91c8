import shared from '../../messages/shared/en.json';
import own from '../../messages/projector/en.json';

export default { ...shared, ...own };
