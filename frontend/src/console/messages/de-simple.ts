import shared from '../../messages/shared/de-simple.json';
import desk from '../../messages/desk/de-simple.json';
import outcome from '../../messages/outcome/de-simple.json';
import result from '../../messages/result/de-simple.json';
import own from '../../messages/console/de-simple.json';

export default { ...shared, ...desk, ...outcome, ...result, ...own };
