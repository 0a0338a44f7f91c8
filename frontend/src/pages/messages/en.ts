import shared from '../../messages/shared/en.json';
import own from '../../messages/pages/en.json';

export default { ...shared, ...own };
