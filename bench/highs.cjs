// Solves a linear program in CPLEX's LP format with HiGHS: node highs.cjs FILE SECONDS. Prints its status, objective and bound.
const { readFileSync } = require('node:fs')

require('highs')().then((highs) => {
  const found = highs.solve(readFileSync(process.argv[2], 'utf8'), {
    time_limit: Number(process.argv[3]),
    mip_rel_gap: 0,
    output_flag: false
  })
  console.log(JSON.stringify({ status: found.Status, objective: found.ObjectiveValue }))
})
