import comfort from '../../messages/comfort/en.json';

export default comfort;
