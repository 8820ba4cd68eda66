import type { ComponentType, ReactNode } from 'react';
import { Button, ButtonRow, Dropdown, DropdownButtonItem, Link, LoadingButton } from './buttons.tsx';
import { Chart } from './charts.tsx';
import { MultiSelect, Select } from './choices.tsx';
import { CrmActionButton, CrmActionLink, CrmCardActions } from './crm-actions.tsx';
import { CrmAssociationTable, CrmPropertyList, crmPlaceholder } from './crm-data.tsx';
import { DateInput, TimeInput } from './date-inputs.tsx';
import { Accordion, Tab, Tabs } from './disclosure.tsx';
import { Form } from './form.tsx';
import { Icon, Illustration } from './icons.tsx';
import {
  AutoGrid,
  Box,
  CardFrame,
  Center,
  Divider,
  Flex,
  Grid,
  GridItem,
  Inline,
  MediaObject,
  Spacer,
  Stack,
  Tile,
  spacingStyle,
} from './layout.tsx';
import type { SpacingProps } from './layout.tsx';
import { CurrencyInput, NumberInput, StepperInput } from './number-inputs.tsx';
import { Modal, OverlayFooter, Panel, PanelBody, PanelSection } from './overlays.tsx';
import {
  ProgressBar,
  ScoreCircle,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StepIndicator,
} from './progress.tsx';
import { Alert, EmptyState, ErrorState, LoadingSpinner, StatusTag, Tag, Tooltip } from './status.tsx';
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from './tables.tsx';
import { DescriptionList, DescriptionListItem, ExpandableText, Heading, Image, List, Text } from './text.tsx';
import { Input, SearchInput, TextArea } from './text-inputs.tsx';
import { Checkbox, RadioButton, Toggle, ToggleGroup } from './toggles.tsx';
import type { RenderedName } from './wire-names.ts';

/** Our components by the name under which a card asks for them. */
export const components = {
  Accordion,
  Alert,
  AutoGrid,
  BarChart: Chart,
  Box,
  Button,
  ButtonRow,
  Card: CardFrame,
  Center,
  Checkbox,
  CrmActionButton,
  CrmActionLink,
  CrmAssociationPivot: crmPlaceholder('CrmAssociationPivot'),
  CrmAssociationPropertyList: crmPlaceholder('CrmAssociationPropertyList'),
  CrmAssociationStageTracker: crmPlaceholder('CrmAssociationStageTracker'),
  CrmAssociationTable,
  CrmCardActions,
  CrmDataHighlight: CrmPropertyList,
  CrmPropertyList,
  CrmReport: crmPlaceholder('CrmReport'),
  CrmSimpleDeadline: crmPlaceholder('CrmSimpleDeadline'),
  CrmStageTracker: crmPlaceholder('CrmStageTracker'),
  CrmStatistics: crmPlaceholder('CrmStatistics'),
  CurrencyInput,
  DateInput,
  DescriptionList,
  DescriptionListItem,
  Divider,
  Dropdown,
  DropdownButtonItem,
  EmptyState,
  ErrorState,
  ExpandableText,
  ExperimentalAutoGrid: spaced(AutoGrid),
  ExperimentalBox: spaced(Box),
  ExperimentalButton: spaced(Button),
  ExperimentalButtonRow: spaced(ButtonRow),
  ExperimentalCheckbox: spaced(Checkbox),
  ExperimentalCurrencyInput: spaced(CurrencyInput),
  ExperimentalDateInput: spaced(DateInput),
  ExperimentalFlex: spaced(Flex),
  ExperimentalInline: spaced(Inline),
  ExperimentalInput: spaced(Input),
  ExperimentalLoadingButton: spaced(LoadingButton),
  ExperimentalMultiSelect: spaced(MultiSelect),
  ExperimentalNumberInput: spaced(NumberInput),
  ExperimentalRadioButton: spaced(RadioButton),
  ExperimentalSearchInput: spaced(SearchInput),
  ExperimentalSelect: spaced(Select),
  ExperimentalStepperInput: spaced(StepperInput),
  ExperimentalTextArea: spaced(TextArea),
  ExperimentalTimeInput: spaced(TimeInput),
  ExperimentalToggle: spaced(Toggle),
  Flex,
  Form,
  Grid,
  GridItem,
  Heading,
  Icon,
  Illustration,
  Image,
  Inline,
  Input,
  LineChart: Chart,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  MediaObject,
  Modal,
  ModalBody: PanelBody,
  ModalFooter: OverlayFooter,
  MultiSelect,
  NumberInput,
  Panel,
  PanelBody,
  PanelFooter: OverlayFooter,
  PanelSection,
  ProgressBar,
  RadioButton,
  ScoreCircle,
  SearchInput,
  Select,
  Spacer,
  Stack,
  Stack2: Stack,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  StepIndicator,
  StepperInput,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tabs,
  Tag,
  Text,
  TextArea,
  Textarea: TextArea,
  Tile,
  TimeInput,
  Toggle,
  ToggleGroup,
  Tooltip,
} satisfies Record<RenderedName, (props: never) => ReactNode>;

/** The same component with space around it, as HubSpot's experimental variants have. */
function spaced<P extends object>(Component: ComponentType<P>): (props: P & SpacingProps) => ReactNode {
  return function Spaced(props: P & SpacingProps) {
    return (
      <div style={spacingStyle(props)}>
        <Component {...props} />
      </div>
    );
  };
}
