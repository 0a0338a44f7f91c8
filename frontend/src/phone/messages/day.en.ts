import day from '../../messages/day/en.json';

export default day;
