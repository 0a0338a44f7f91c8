/** What every screen of a process needs: the process, its life domains, the municipality. */
import { applyAccent } from '../../lib/accent';
import type {
  MeasureRows,
  MunicipalityView,
  ProcessSummary,
  ProcessView,
  StrategyDomain,
} from '../../lib/wire.gen';
import { ask, type Failure } from './api';

class Office {
  processes = $state.raw<ProcessSummary[] | null>(null);
  view = $state.raw<ProcessView | null>(null);
  list = $state.raw<MeasureRows | null>(null);
  municipality = $state.raw<MunicipalityView | null>(null);
  failure = $state.raw<Failure | null>(null);

  get domains(): StrategyDomain[] {
    return this.view?.domains ?? [];
  }
  get mayWrite(): boolean {
    return this.view?.mayWrite ?? false;
  }
  domain(id: string | null): StrategyDomain | null {
    return this.domains.find((domain) => domain.id === id) ?? null;
  }

  async loadProcesses(): Promise<void> {
    const answer = await ask<ProcessSummary[]>('GET', '/api/processes');
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.processes = answer.value;
  }

  /** Loads a process; the one shown before goes first, so that nothing of it stands under a new name. */
  async open(process: string): Promise<void> {
    if (this.view?.process.id !== process) {
      this.view = null;
      this.list = null;
    }
    const answer = await ask<ProcessView>('GET', `/api/processes/${process}`);
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.view = answer.value;
  }

  async loadList(process: string): Promise<Failure | null> {
    const answer = await ask<MeasureRows>('GET', `/api/processes/${process}/measures?short=true`);
    if (!answer.ok) return answer;
    this.list = answer.value;
    return null;
  }

  async loadMunicipality(): Promise<void> {
    const answer = await ask<MunicipalityView>('GET', '/api/municipality');
    if (answer.ok) this.setMunicipality(answer.value);
  }

  setMunicipality(view: MunicipalityView): void {
    this.municipality = view;
    if (view.municipality.accent) applyAccent(view.municipality.accent);
  }
}

export const office = new Office();
