import shared from '../../messages/shared/de.json';
import own from '../../messages/console/de.json';

export default { ...shared, ...own };
