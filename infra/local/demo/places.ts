/** A country where played devices stand. */
export interface Place {
  /** ISO 3166-1 numeric. */
  country: number;
  /** For names of suppliers. */
  city: string;
}

/** Large and small, on every continent; the order is that in which suppliers are placed. */
export const PLACES: readonly Place[] = [
  { country: 840, city: 'Ashburn' },
  { country: 276, city: 'Frankfurt' },
  { country: 702, city: 'Singapore' },
  { country: 392, city: 'Osaka' },
  { country: 578, city: 'Oslo' },
  { country: 124, city: 'Montreal' },
  { country: 826, city: 'Slough' },
  { country: 76, city: 'Campinas' },
  { country: 356, city: 'Pune' },
  { country: 352, city: 'Keflavik' },
  { country: 470, city: 'Valletta' },
  { country: 710, city: 'Cape Town' },
  { country: 36, city: 'Sydney' },
  { country: 250, city: 'Lille' },
  { country: 410, city: 'Busan' },
  { country: 616, city: 'Poznan' },
  { country: 752, city: 'Lulea' },
  { country: 784, city: 'Dubai' },
  { country: 442, city: 'Luxembourg' },
  { country: 404, city: 'Nairobi' },
  { country: 152, city: 'Santiago' },
  { country: 704, city: 'Da Nang' },
  { country: 554, city: 'Auckland' },
  { country: 246, city: 'Hamina' },
  { country: 484, city: 'Queretaro' },
  { country: 300, city: 'Patras' },
];
