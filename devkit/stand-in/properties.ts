import { HubSpotError, notFound, validationError } from './errors.ts';
import type { ObjectTypeName } from './object-types.ts';
import type { PropertySeed } from './portal-seed.ts';
import { standardGroups, standardProperties } from './standard-properties.ts';
import type { StandardProperty } from './standard-property.ts';

export interface Definition {
  name: string;
  label: string;
  type: PropertySeed['type'];
  fieldType: string;
  groupName: string;
  description: string;
  displayOrder: number;
  formField: boolean;
  hidden: boolean;
  hasUniqueValue: boolean;
  readOnly: boolean;
  saidByPeople: boolean;
  hubspotDefined: boolean;
  optionsFrom: StandardProperty['optionsFrom'];
  options: DefinitionOption[];
  createdAt: string;
  updatedAt: string;
}

interface DefinitionOption {
  label: string;
  value: string;
  description: string;
  displayOrder: number;
  hidden: boolean;
}

export interface PropertyGroup {
  name: string;
  label: string;
  displayOrder: number;
}

/** What the API accepts when a property is created, after the check against the client's schema. */
export interface PropertyInput {
  name: string;
  label: string;
  type: PropertySeed['type'];
  fieldType: string;
  groupName: string;
  description?: string;
  displayOrder?: number;
  formField?: boolean;
  hidden?: boolean;
  hasUniqueValue?: boolean;
  options?: { label: string; value: string; description?: string; displayOrder?: number; hidden: boolean }[];
}

/** What a portal adds to HubSpot's own definitions; this much goes into a snapshot. */
export interface CatalogueState {
  groups: PropertyGroup[];
  definitions: Definition[];
}

const defaultFieldTypes: Readonly<Record<PropertySeed['type'], string>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
};

/** The property definitions of one object type in one portal. */
export class PropertyCatalogue {
  readonly #definitions = new Map<string, Definition>();
  readonly #groups = new Map<string, PropertyGroup>();

  constructor(objectType: ObjectTypeName, createdAt: string) {
    const group = standardGroups[objectType];
    this.#groups.set(group.name, { ...group, displayOrder: 0 });
    for (const property of standardProperties[objectType]) {
      this.#definitions.set(property.name, standardDefinition(property, createdAt));
    }
  }

  get all(): Definition[] {
    return [...this.#definitions.values()];
  }

  get groups(): PropertyGroup[] {
    return [...this.#groups.values()];
  }

  get uniqueNames(): string[] {
    return this.all.filter((definition) => definition.hasUniqueValue).map((definition) => definition.name);
  }

  find(name: string): Definition | undefined {
    return this.#definitions.get(name);
  }

  get(name: string): Definition {
    const definition = this.#definitions.get(name);
    if (definition === undefined) {
      throw notFound(`Property "${name}" does not exist`);
    }
    return definition;
  }

  create(input: PropertyInput, at: string): Definition {
    if (!/^[a-z][a-z0-9_]*$/.test(input.name)) {
      throw validationError(
        `Property name '${input.name}' is not valid: lower-case letters, digits and underscores, a letter first.`,
      );
    }
    if (this.#definitions.has(input.name)) {
      throw alreadyExists(`A property named '${input.name}' already exists.`);
    }
    if (!this.#groups.has(input.groupName)) {
      throw validationError(`Property group '${input.groupName}' does not exist.`);
    }
    if (input.type === 'enumeration' && (input.options ?? []).length === 0) {
      throw validationError(`Property '${input.name}' of type enumeration needs options.`);
    }
    if (input.hasUniqueValue === true && !['string', 'number'].includes(input.type)) {
      throw validationError(`Property '${input.name}' of type ${input.type} cannot have unique values.`);
    }
    const definition: Definition = {
      name: input.name,
      label: input.label,
      type: input.type,
      fieldType: input.fieldType,
      groupName: input.groupName,
      description: input.description ?? '',
      displayOrder: input.displayOrder ?? -1,
      formField: input.formField ?? false,
      hidden: input.hidden ?? false,
      hasUniqueValue: input.hasUniqueValue ?? false,
      readOnly: false,
      saidByPeople: false,
      hubspotDefined: false,
      optionsFrom: undefined,
      options: (input.options ?? []).map(asOption),
      createdAt: at,
      updatedAt: at,
    };
    this.#definitions.set(definition.name, definition);
    return definition;
  }

  /** Type and uniqueness of a property never change. */
  update(
    name: string,
    changes: Partial<Omit<PropertyInput, 'name' | 'type' | 'hasUniqueValue'>>,
    at: string,
  ): Definition {
    const definition = this.get(name);
    if (definition.readOnly) {
      throw validationError(`Property '${name}' is defined by HubSpot and cannot be changed.`);
    }
    const { options, ...plain } = changes;
    Object.assign(definition, plain, { updatedAt: at });
    if (options !== undefined) {
      definition.options = options.map(asOption);
    }
    return definition;
  }

  archive(name: string): void {
    if (this.get(name).hubspotDefined) {
      throw validationError(`Property '${name}' is defined by HubSpot and cannot be archived.`);
    }
    this.#definitions.delete(name);
  }

  createGroup(input: { name: string; label: string; displayOrder?: number }): PropertyGroup {
    if (this.#groups.has(input.name)) {
      throw alreadyExists(`A property group named '${input.name}' already exists.`);
    }
    const group = { name: input.name, label: input.label, displayOrder: input.displayOrder ?? -1 };
    this.#groups.set(group.name, group);
    return group;
  }

  /** For seeds: a portal's own property, in HubSpot's group when it names none. */
  addSeeded(seed: PropertySeed, at: string): void {
    const groupName = seed.groupName ?? [...this.#groups.keys()][0] ?? '';
    if (!this.#groups.has(groupName)) {
      this.createGroup({ name: groupName, label: groupName });
    }
    this.create(
      {
        ...seed,
        groupName,
        fieldType: seed.fieldType ?? defaultFieldTypes[seed.type],
        options: (seed.options ?? []).map((option) => ({ ...option, hidden: false })),
      },
      at,
    );
  }

  /** For seeds: real portals have options of their own. */
  addOption(name: string, value: string): void {
    const { options } = this.get(name);
    options.push(asOption({ label: value, value, hidden: false }, options.length));
  }

  state(): CatalogueState {
    return { groups: this.groups, definitions: this.all };
  }

  restore(state: CatalogueState): void {
    for (const group of state.groups) {
      this.#groups.set(group.name, group);
    }
    for (const definition of state.definitions) {
      this.#definitions.set(definition.name, definition);
    }
  }
}

export function definitionWire(definition: Definition): Record<string, unknown> {
  const { readOnly, saidByPeople: _, optionsFrom, ...plain } = definition;
  return {
    ...plain,
    archived: false,
    calculated: false,
    externalOptions: optionsFrom !== undefined,
    modificationMetadata: {
      archivable: !definition.hubspotDefined,
      readOnlyDefinition: definition.hubspotDefined,
      readOnlyValue: readOnly,
    },
  };
}

export function groupWire(group: PropertyGroup): Record<string, unknown> {
  return { ...group, archived: false };
}

function standardDefinition(property: StandardProperty, createdAt: string): Definition {
  return {
    name: property.name,
    label: property.label,
    type: property.type,
    fieldType: property.fieldType ?? defaultFieldTypes[property.type],
    groupName: property.groupName,
    description: property.description ?? '',
    displayOrder: -1,
    formField: false,
    hidden: false,
    hasUniqueValue: property.hasUniqueValue ?? false,
    readOnly: property.readOnly ?? false,
    saidByPeople: property.saidByPeople ?? false,
    hubspotDefined: true,
    optionsFrom: property.optionsFrom,
    options: (property.options ?? []).map((option, index) => asOption({ ...option, hidden: false }, index)),
    createdAt,
    updatedAt: createdAt,
  };
}

function asOption(
  option: { label: string; value: string; description?: string; displayOrder?: number; hidden: boolean },
  index: number,
): DefinitionOption {
  return {
    label: option.label,
    value: option.value,
    description: option.description ?? '',
    displayOrder: option.displayOrder ?? index,
    hidden: option.hidden,
  };
}

function alreadyExists(message: string): HubSpotError {
  return new HubSpotError(409, 'OBJECT_ALREADY_EXISTS', message);
}
