import { cruise } from 'dependency-cruiser';
import { boundaryRules } from './boundary-rules.ts';

const folders = ['shared', 'server', 'electron', 'renderer', 'tools', 'tests'];
/** Fewer than this in any folder means that the tool did not see the code, not that the code is clean. */
const leastModules = 3;

const { output } = await cruise(folders, {
  ruleSet: boundaryRules,
  validate: true,
  ...boundaryRules.options,
});
if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result');

let failed = false;
for (const folder of folders) {
  const seen = output.modules.filter((module) => module.source.startsWith(`${folder}/`)).length;
  if (seen < leastModules) {
    console.error(`Only ${seen} modules of ${folder}/ were seen: the check is blind there.`);
    failed = true;
  }
}
for (const violation of output.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
  failed = true;
}
if (failed) process.exit(1);
const dependencies = output.summary.totalDependenciesCruised ?? 0;
console.log(`${output.summary.totalCruised} modules, ${dependencies} imports, no forbidden one.`);
