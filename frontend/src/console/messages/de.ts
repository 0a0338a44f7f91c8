import shared from '../../messages/shared/de.json';
import desk from '../../messages/desk/de.json';
import outcome from '../../messages/outcome/de.json';
import result from '../../messages/result/de.json';
import own from '../../messages/console/de.json';

export default { ...shared, ...desk, ...outcome, ...result, ...own };
