import people from '../../messages/people/de-simple.json';

export default people;
