import people from '../../messages/people/en.json';

export default people;
