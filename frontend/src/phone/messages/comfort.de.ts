import comfort from '../../messages/comfort/de.json';

export default comfort;
