import shared from '../../messages/shared/en.json';
import own from '../../messages/office/en.json';

export default { ...shared, ...own };
