import shared from '../../messages/shared/en.json';
import own from '../../messages/console/en.json';

export default { ...shared, ...own };
