import shared from '../../messages/shared/de.json';
import own from '../../messages/projector/de.json';

export default { ...shared, ...own };
