"use strict";
/* The wall chart. Every text comes from the data block and reaches the page as text, never as markup. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const LIGHTS = { green: "绿", yellow: "黄", red: "红" };
  const lampWord = (light) => LIGHTS[light] || "—";

  /* An element with its class, text and children; `text` is always text. */
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (key === "text") element.textContent = value;
      else if (key === "class") element.className = value;
      else if (key === "style") Object.assign(element.style, value);
      else if (key === "data") Object.assign(element.dataset, value);
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const lamp = (light) => make("span", { class: `lamp ${light || "none"}`, text: lampWord(light) });
  const signed = (text) => (text.startsWith("-") ? "n minus" : "n");

  /* ---- where a figure came from ---- */
  const KINDS = { file: "", enter: "快报 " };
  const placed = (source) => {
    if (!source) return "本年尚无来件";
    const sent = data.submissions[source.submission] || { file: "", kind: "file", received: "" };
    const parts = [`${KINDS[sent.kind] || ""}收件${source.submission}号`, sent.file, source.cell];
    const day = source.day ? `填报${source.day}` : sent.received ? `收到${sent.received}` : "";
    return [parts.filter(Boolean).join(" "), day, source.derived].filter(Boolean).join("，");
  };
  const brief = (source) => (source ? `${source.submission}号 ${source.cell}` : "—");

  /* ---- exact sums of what is chosen: whole yuan in BigInt, rounded half up as everywhere ---- */
  const rounded = (numerator, denominator, decimals) => {
    const scale = 10n ** BigInt(decimals);
    const minus = numerator < 0n;
    const whole = (2n * (minus ? -numerator : numerator) * scale + denominator) / (2n * denominator);
    const digits = whole.toString().padStart(decimals + 1, "0");
    const integer = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
    const shown = decimals ? `${integer}.${digits.slice(-decimals)}` : integer;
    return minus && whole !== 0n ? `-${shown}` : shown;
  };
  const YI = 100000000n;

  /* ---- projects as they are searched ---- */
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const projects = data.projects.map((project, place) => ({
    ...project,
    place,
    wanted: plain(
      [project.name, project.key, project.unit, project.level, project.status, ...project.aliases,
        ...Object.values(project.facts), ...Object.values(project.said)].join("\n")
    ),
  }));
  const byUnit = new Map();
  for (const project of projects) {
    if (!byUnit.has(project.unit)) byUnit.set(project.unit, []);
    byUnit.get(project.unit).push(project);
  }
  let chosen = projects;
  let kept = new Set(projects.map((project) => project.place));

  /* ---- headline ---- */
  const choice = (text, act, kind) => {
    const button = make("button", { class: `choice ${kind || ""}`, type: "button" });
    button.append(...[].concat(text));
    button.addEventListener("click", act);
    return button;
  };
  const choose = (id, value) => { at(id).value = value; filter(); };

  const headline = () => {
    const total = data.total, shown = total.shown, works = data.works, returns = data.returns;
    const tile = (name, ...parts) => make("div", { class: "tile" }, make("span", { class: "name", text: name }), ...parts);
    const big = (text, unit) => make("span", { class: "big", text }, make("small", { text: ` ${unit}` }));
    const line = (text, kind) => make("span", { class: `line ${kind || ""}`, text });
    const rate = total.completion_rate, target = total.target;
    const percent = (text) => (text === "—" ? "" : `${text}%`);
    const due = (count, word, state) => (count ? choice(`${word} ${count}`, () => choose("works-state", state)) : line(`无${word}`));
    const share = (value) => `${Math.max(0, Math.min(100, value || 0))}%`;
    const gap = shown.schedule_gap;
    const ahead = gap.startsWith("-") ? `欠${data.term_short}${gap.slice(1)}个百分点` : gap === "—" ? "" : `超${data.term_short}${gap.replace("+", "")}个百分点`;
    const bar = make("div", { class: "bar", role: "img", "aria-label": `占年度计划${shown.completion_rate}%，${data.term}${shown.target}%` },
      make("i", { style: { width: share(rate) } }), target === null ? null : make("b", { style: { left: share(target) } }));
    const progress = tile("占年度计划", big(shown.completion_rate, "%"), bar, line(`${data.term}${shown.target}%，${ahead} `));
    progress.lastChild.append(lamp(total.light));
    const levels = data.levels.map((row) => {
      const one = line(`${row.group} ${row.shown.projects}个，占${row.shown.completion_rate}%，${row.shown.schedule_gap} `);
      one.append(lamp(row.light));
      return one;
    });
    const lights = make("div", { class: "choices" }, ...["green", "yellow", "red", "none"]
      .filter((name) => name !== "none" || data.lights.none)
      .map((name) => choice([name === "none" ? "无计划" : lamp(name), ` ${data.lights[name]}`], () => choose("light", name))));
    const missing = returns.missing.length ? `未报：${returns.missing.join("、")}` : returns.expected ? "无未报单位" : "本月不要求报送";
    at("headline").append(
      progress,
      tile("本年累计完成投资", big(shown.completed_ytd, data.money_unit), line(`年度计划 ${shown.annual_plan} ${data.money_unit}`),
        line(`${data.month}月完成 ${shown.completed_month} ${data.money_unit}`), choice("合计的构成", showTotal, "hint")),
      tile("项目", big(shown.projects, "个"), ...levels),
      tile("亮灯（项目数）", lights, line("点一下只看这一种", "hint")),
      tile("本年开工（已开/计划）", big(`${works.starts.done}/${works.starts.planned}`, `个 ${percent(works.starts.rate)}`),
        line(`应开${works.starts.due}，未到期已开${works.starts.early}`), due(works.starts.overdue, "应开未开", "start:overdue")),
      tile("本年完工（已完/计划）", big(`${works.finishes.done}/${works.finishes.planned}`, `个 ${percent(works.finishes.rate)}`),
        line(`应完${works.finishes.due}，未到期已完${works.finishes.early}`), due(works.finishes.overdue, "应完未完", "finish:overdue")),
      tile(`${data.month}月报送`, big(`${returns.received}/${returns.expected}`, "个单位"), line(missing, returns.missing.length ? "bad" : ""),
        returns.held.length ? line(`待核：${returns.held.join("、")}`) : null)
    );
  };

  /* ---- units: ranking and lights of their projects ---- */
  const head = (table, cells) => table.tHead.append(make("tr", {}, ...cells.map(([text, kind]) => make("th", { text, class: kind, scope: "col" }))));
  const square = (project) => make("button", {
    type: "button", tabindex: "-1", class: project.figures.light || "none", text: lampWord(project.figures.light), data: { project: project.place },
    "aria-label": `${project.name} ${lampWord(project.figures.light)}`,
    title: `${project.name}\n占年度计划 ${project.figures.shown.completion_rate}%，超/欠 ${project.figures.shown.schedule_gap}\n${placed(project.sources.completed_ytd)}`,
  });
  const squares = [];
  const ranking = () => {
    const all = at("units");
    for (const group of data.rankings) {
      const one = make("table", {}, make("caption", { text: `${group.group}（${group.rows.length}个，按占年度计划由高到低）` }), make("thead", {}), make("tbody", {}));
      const body = one.tBodies[0];
      head(one, [["名次", "c"], ["单位", ""], ["项目", "n"], ["年度计划", "n"], ["累计完成", "n"], ["占比（%）", "n"], ["超/欠", "n"], ["灯", "c"], ["项目亮灯", ""]]);
      for (const row of group.rows) {
        const shown = row.figures.shown, own = byUnit.get(row.unit) || [];
        const cells = own.map((project) => { const one = square(project); squares.push(one); return one; });
        body.append(make("tr", {},
          make("td", { class: "c", text: row.rank === null ? "—" : row.rank }), make("td", {}, named(row.unit, { unit: row.unit })), make("td", { class: "n", text: row.figures.projects }),
          make("td", { class: "n", text: shown.annual_plan }), make("td", { class: "n", text: shown.completed_ytd }),
          make("td", { class: "n", text: shown.completion_rate }), make("td", { class: signed(shown.schedule_gap), text: shown.schedule_gap }),
          make("td", { class: "c" }, lamp(row.figures.light)), make("td", {}, make("div", { class: "squares" }, ...cells))));
      }
      all.append(one);
    }
    if (data.rankings.length === 1) all.style.columns = "auto";
    at("ranking-title").append(make("small", { text: `金额单位：${data.money_unit}；点单位看其项目，点灯看项目` }));
    if (squares.length) squares[0].tabIndex = 0;
    all.addEventListener("keydown", (event) => {
      const from = squares.indexOf(event.target);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (from < 0 || !step) return;
      event.preventDefault();
      let to = from + step;
      while (squares[to] && squares[to].hidden) to += step;
      if (!squares[to]) return;
      squares[from].tabIndex = -1;
      squares[to].tabIndex = 0;
      squares[to].focus();
    });
    all.addEventListener("click", traced);
  };
  /* A click on the name of a project or a unit opens what it is made of. */
  const traced = (event) => {
    const { project, unit } = event.target.dataset;
    if (project !== undefined) showProject(projects[Number(project)]);
    else if (unit !== undefined) showUnit(unit);
  };
  const named = (text, where) => make("button", { type: "button", class: "link", text, data: where });

  /* ---- returns by unit and month ---- */
  const grid = () => {
    const table = at("grid"), returns = data.returns;
    head(table, [["单位", ""], ...returns.months.map(({ month }) => [`${month}月`, "c"])]);
    for (const line of returns.units) {
      const row = make("tr", {}, make("td", { text: line.unit }));
      for (const { month } of returns.months) {
        const cell = line.cells[month];
        const words = cell ? data.words.returns[cell.state] : null;
        row.append(make("td", { class: "c" }, cell
          ? make("button", { type: "button", class: cell.state, text: words[0], "aria-label": `${line.unit} ${month}月 ${words[0]}`,
            title: returned(line, month).join("\n"), data: { unit: line.unit, month } })
          : make("span", { text: "—" })));
      }
      table.tBodies[0].append(row);
    }
    at("reporting-title").append(make("small", { text: `${data.month}月应报${returns.expected}个单位，已报${returns.received}个` }));
    table.addEventListener("click", (event) => {
      const { unit, month } = event.target.dataset;
      if (unit !== undefined) showReturn(returns.units.find((line) => line.unit === unit), Number(month));
    });
  };
  const returned = (line, month) => {
    const cell = line.cells[month];
    const due = data.returns.months.find((one) => one.month === month).deadline;
    const files = cell.submissions.map((number) => `收件${number}号 ${data.submissions[number].file}（收到${data.submissions[number].received}）`);
    return [`${line.unit} ${month}月：${data.words.returns[cell.state][0]}`, due ? `截止${due}` : "", cell.received ? `首次有效报送${cell.received}` : "",
      files.length ? `应报项目${cell.projects}个，录入${cell.entered}行${cell.held ? `，待核${cell.held}行` : ""}` : `应报项目${cell.projects}个，没有收到月报`, ...files].filter(Boolean);
  };

  /* ---- projects: a window of rows, and their time on a line ---- */
  const months = (day, end) => {
    if (!day) return null;
    const [year, month, date] = day.split("-").map(Number);
    if (!month) return year * 12 + (end ? 12 : 0);
    if (!date) return year * 12 + month - 1 + (end ? 1 : 0);
    return year * 12 + month - 1 + date / 31;
  };
  const first = (data.year - 1) * 12, last = (data.year + 2) * 12, now = data.year * 12 + data.month;
  const across = (value) => `${(100 * (Math.max(first, Math.min(last, value)) - first)) / (last - first)}%`;
  const span = (kind, from, to, title) => make("i", { class: kind, title, style: { left: across(from), width: `calc(${across(to)} - ${across(from)})` } });
  const gantt = (project) => {
    const line = make("div", { class: "gantt" });
    for (let year = data.year; year <= data.year + 1; year += 1) line.append(make("i", { class: "year", style: { left: across(year * 12) } }));
    const { planned_start: ps, planned_finish: pf, actual_start: as, actual_finish: af } = project.days;
    const planned = [months(ps, false), months(pf, true)], begun = months(as, false), ended = months(af, true);
    if (planned[0] !== null && planned[1] !== null) line.append(span("plan", planned[0], planned[1], `计划 ${ps} 至 ${pf}`));
    if (begun !== null && begun <= now) line.append(span("done", begun, ended === null ? now : ended, `实际 ${as} 至 ${af || `${data.month}月底`}`));
    if (project.start === "overdue" && planned[0] !== null) line.append(span("done over", planned[0], now, "应开未开"));
    if (project.finish === "overdue" && planned[1] !== null) line.append(span("done over", planned[1], now, "应完未完"));
    line.append(make("i", { class: "now", style: { left: across(now) } }));
    const known = [planned[0], begun].filter((value) => value !== null);
    if (known.length && Math.min(...known) < first) line.append(make("span", { class: "before", text: "◂" }));
    if (planned[1] !== null && planned[1] > last) line.append(make("span", { class: "after", text: "▸" }));
    return line;
  };
  const COLUMNS = [
    ["序号", "c", "42px"], ["灯", "c", "36px"], ["项目", "", ""], ["单位", "", "9%"], ["级别", "", "80px"], ["年度计划", "n", "76px"], ["累计完成", "n", "76px"],
    ["占比（%）", "n", "72px"], ["超/欠", "n", "68px"], ["状态", "", "68px"], ["开工", "", "80px"], ["完工", "", "80px"], ["工期", "", "24%"], ["来源", "", "130px"],
  ];
  const judged = { overdue: "bad", late: "bad", early: "good" };
  const marks = (project) => {
    const found = [];
    if (project.listed) found.push("挂牌");
    if (project.internal) found.push("内部");
    if (project.figures.not_reported) found.push("未报");
    if (project.figures.held) found.push("待核");
    if (project.figures.flash) found.push("快报");
    return found;
  };
  const row = (project, order) => {
    const { shown } = project.figures, sources = project.sources;
    const level = marks(project).includes("挂牌") ? `${project.level}·挂牌` : project.level;
    const name = make("td", { title: project.name });
    name.append(project.name, ...marks(project).filter((mark) => mark !== "挂牌").map((text) => make("span", { class: "tag", text })));
    return make("tr", { data: { at: order }, tabindex: order === active ? "0" : "-1", "aria-rowindex": order + 2 },
      make("td", { class: "c", text: order + 1 }), make("td", { class: "c" }, lamp(project.figures.light)), name,
      make("td", { text: project.unit, title: project.unit }), make("td", { text: level }),
      make("td", { class: "n", text: shown.annual_plan, title: sources.annual_plan ? placed(sources.annual_plan) : "年度计划未列投资" }),
      make("td", { class: "n", text: shown.completed_ytd, title: placed(sources.completed_ytd) }),
      make("td", { class: "n", text: shown.completion_rate, title: `累计完成÷年度计划\n${placed(sources.completed_ytd)}` }),
      make("td", { class: signed(shown.schedule_gap), text: shown.schedule_gap, title: `占比－${data.term}${shown.target}%` }),
      make("td", { text: project.status || "—", title: sources.status ? placed(sources.status) : "" }),
      make("td", { class: judged[project.start], text: data.words.starts[project.start], title: days(project, "start") }),
      make("td", { class: judged[project.finish], text: data.words.finishes[project.finish], title: days(project, "finish") }),
      make("td", {}, gantt(project)), make("td", { class: "source", text: brief(sources.completed_ytd), title: placed(sources.completed_ytd) }));
  };
  const days = (project, which) => {
    const word = which === "start" ? "开工" : "完工";
    return [`planned_${which}`, `actual_${which}`].filter((name) => project.days[name]).map((name) =>
      `${name.startsWith("planned") ? "计划" : "实际"}${word} ${project.days[name]}：${placed(project.sources[name])}`).join("\n");
  };
  const ROW = 30, AROUND = 12;
  let active = 0, drawn = [-1, -1], printing = false;
  const listHead = () => {
    const table = at("list");
    head(table, COLUMNS);
    COLUMNS.forEach(([, , width], place) => { table.tHead.rows[0].cells[place].style.width = width; });
    const scale = make("div", { class: "gantt" });
    for (let year = data.year - 1; year <= data.year + 1; year += 1) {
      for (const month of [1, 4, 7, 10]) scale.append(make("span", { class: month === 1 || month === 7 ? "" : "quarter", text: month === 1 ? `${year}` : `${month}月`, style: { left: across(year * 12 + month - 1) } }));
    }
    table.tHead.rows[0].cells[12].replaceChildren(scale);
    at("works-title").append(make("small", { text: `金额单位：${data.project_money_unit}；上条为计划工期，下条为实际，红斜条为逾期，橙线为${data.month}月底；来源为收件号和单元格` }));
  };
  const draw = (force) => {
    const frame = at("window"), body = at("list").tBodies[0];
    let from = 0, to = chosen.length;
    if (!printing) {
      from = Math.max(0, Math.floor(frame.scrollTop / ROW) - AROUND);
      to = Math.min(chosen.length, Math.ceil((frame.scrollTop + (frame.clientHeight || 800)) / ROW) + AROUND);
    }
    if (!force && from >= drawn[0] && to <= drawn[1] && drawn[1] - drawn[0] < 4 * AROUND + 100) return;
    drawn = [from, to];
    if (active < from || active >= to) active = Math.min(from + AROUND, Math.max(to - 1, 0)); // a row that is there takes the focus
    const space = (height) => (height ? make("tr", { class: "space", "aria-hidden": "true" }, make("td", { colspan: COLUMNS.length, style: { height: `${height}px` } })) : null);
    body.replaceChildren(...[space(from * ROW), ...chosen.slice(from, to).map((project, step) => row(project, from + step)), space((chosen.length - to) * ROW)].filter(Boolean));
    at("list").setAttribute("aria-rowcount", chosen.length + 1);
  };
  const focusRow = (order) => {
    active = Math.max(0, Math.min(chosen.length - 1, order));
    const frame = at("window"), top = active * ROW, inner = frame.clientHeight - ROW;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top + ROW > frame.scrollTop + inner) frame.scrollTop = top + ROW - inner;
    draw(true);
    const found = at("list").querySelector(`tr[data-at="${active}"]`);
    if (found) found.focus({ preventScroll: true });
  };

  /* ---- filter ---- */
  const SORTS = {
    plan: ["计划次序", (a, b) => a.place - b.place],
    worst: ["超/欠由低到高", (a, b) => order(a.figures.schedule_gap, b.figures.schedule_gap)],
    best: ["超/欠由高到低", (a, b) => order(b.figures.schedule_gap, a.figures.schedule_gap)],
    planned: ["年度计划由大到小", (a, b) => b.figures.annual_plan - a.figures.annual_plan],
    done: ["累计完成由大到小", (a, b) => b.figures.completed_ytd - a.figures.completed_ytd],
    finish: ["计划完工由早到晚", (a, b) => (a.days.planned_finish || "9").localeCompare(b.days.planned_finish || "9")],
  };
  const order = (a, b) => (a === null ? (b === null ? 0 : 1) : b === null ? -1 : a - b);
  const MARKS = { listed: "挂牌", not_reported: "未报", held: "待核", flash: "快报" };
  const options = () => {
    const fill = (id, pairs) => at(id).append(...pairs.map(([value, text]) => make("option", { value, text })));
    const seen = (pick) => [...new Set(projects.map(pick).filter(Boolean))].map((value) => [value, value]);
    const present = (which, words) => Object.entries(words).filter(([state, word]) => word !== "—" && projects.some((one) => one[which] === state)).map(([state, word]) => [`${which}:${state}`, word]);
    const all = ["", "全部"];
    fill("unit", [all, ...seen((one) => one.unit)]);
    fill("level", [all, ...seen((one) => one.level)]);
    fill("light", [all, ["green", "绿"], ["yellow", "黄"], ["red", "红"], ["none", "无计划"]]);
    fill("status", [all, ...seen((one) => one.status)]);
    fill("works-state", [all, ...present("start", data.words.starts), ...present("finish", data.words.finishes)]);
    fill("mark", [all, ...Object.entries(MARKS)]);
    fill("sort", Object.entries(SORTS).map(([value, [text]]) => [value, text]));
  };
  const filter = () => {
    const words = plain(at("text").value).split(/\s+/).filter(Boolean);
    const [unit, level, light, status, works, mark] = ["unit", "level", "light", "status", "works-state", "mark"].map((id) => at(id).value);
    const [which, state] = works.split(":");
    chosen = projects.filter((one) =>
      (!unit || one.unit === unit) && (!level || one.level === level) && (!status || one.status === status) &&
      (!light || (one.figures.light || "none") === light) && (!works || one[which] === state) &&
      (!mark || (mark === "listed" ? one.listed : one.figures[mark])) && words.every((word) => one.wanted.includes(word)));
    kept = new Set(chosen.map((one) => one.place));
    const by = SORTS[at("sort").value];
    if (by && at("sort").value !== "plan") chosen = [...chosen].sort(by[1]);
    for (const one of squares) one.hidden = !kept.has(Number(one.dataset.project));
    active = 0;
    at("window").scrollTop = 0;
    draw(true);
    summary();
  };
  const summary = () => {
    let plan = 0n, done = 0n, count = 0;
    for (const one of chosen) {
      if (one.figures.projects) { plan += BigInt(one.figures.annual_plan); done += BigInt(one.figures.completed_ytd); count += 1; }
    }
    const share = plan > 0n ? `${rounded(100n * done, plan, data.decimals)}%` : "—";
    const sums = count ? `：年度计划${rounded(plan, YI, 2)}亿元，累计完成${rounded(done, YI, 2)}亿元，占${share}` : "";
    at("chosen").textContent = chosen.length ? `${chosen.length}/${projects.length}个项目${sums}` : "没有符合条件的项目";
  };

  /* ---- details ---- */
  const open = (title, ...parts) => {
    at("detail-title").textContent = title;
    at("detail-body").replaceChildren(...parts.filter(Boolean));
    if (!at("detail").open) at("detail").showModal();
    at("detail-body").scrollTop = 0;
  };
  const pairs = (entries) => make("dl", {}, ...entries.filter(([, value]) => value).flatMap(([name, value, source]) => [
    make("dt", { text: name }), make("dd", { text: value }, source ? make("span", { class: "from", text: `　${placed(source)}` }) : null)]));
  const table = (titles, rows) => {
    const made = make("table", {}, make("thead", {}), make("tbody", {}));
    head(made, titles);
    made.tBodies[0].append(...rows.map((cells) => make("tr", {}, ...cells.map((cell, place) => make("td", { class: titles[place][1] }, cell)))));
    return made;
  };
  const SAID = { physical_progress: "形象进度", problem: "存在问题", help_asked: "需协调解决事项" };
  /* The light of a month; one that was made up says what it was. */
  const lit = (one) => {
    const shown = lamp(one.light);
    if (one.was) shown.title = `原为${lampWord(one.was)}灯，后已赶上`;
    return shown;
  };
  const showProject = (project) => {
    const { shown } = project.figures, unit = data.project_money_unit, from = project.sources;
    const list = pairs([
      ["项目代码", project.key], ["责任单位", project.unit], ["填报单位", project.reporting_unit === project.unit ? "" : project.reporting_unit],
      ["级别", project.level + (project.listed ? "、挂牌" : "")], ["年度计划", `${shown.annual_plan} ${unit}`, from.annual_plan],
      ["本年累计完成", `${shown.completed_ytd} ${unit}`, from.completed_ytd],
      ["占年度计划", `${shown.completion_rate}%，${data.term}${shown.target}%，超/欠 ${shown.schedule_gap}，亮灯：${lampWord(project.figures.light)}`],
      ["连续黄灯或红灯", project.behind.months > 1 ? `${project.behind.months}个月${project.behind.step ? `：${project.behind.step}` : ""}` : project.behind.step],
      ["状态", [project.status, ...marks(project)].filter(Boolean).join("、"), from.status],
      ["计划开工", project.days.planned_start, from.planned_start], ["实际开工", project.days.actual_start, from.actual_start],
      ["计划完工", project.days.planned_finish, from.planned_finish], ["实际完工", project.days.actual_finish, from.actual_finish],
      ...Object.entries(SAID).map(([name, title]) => [title, project.said[name]]), ...Object.entries(project.facts),
    ]);
    const lines = project.months.map((one) => [`${one.month}月`, one.completed_month === null ? "—" : one.completed_month, one.completed_ytd, one.rate, one.light ? lit(one) : "—",
      one.nil ? "零报告" : one.carried ? `沿用${one.carried}` : one.flash ? "快报" : "上报", placed(one.source)]);
    open(project.name, list, make("h3", { text: `各月完成投资（${unit}）` }),
      table([["月", "c"], ["本月完成", "n"], ["本年累计", "n"], ["占比（%）", "n"], ["灯", "c"], ["口径", ""], ["来源", ""]], lines));
  };
  const showUnit = (unit) => {
    const own = byUnit.get(unit) || [];
    const found = data.rankings.flatMap((group) => group.rows).find((one) => one.unit === unit);
    const hidden = found.figures.projects - own.filter((one) => one.figures.projects).length;
    const lines = own.map((one) => [lamp(one.figures.light), named(one.name, { project: one.place }), one.figures.shown.annual_plan, one.figures.shown.completed_ytd,
      one.figures.shown.completion_rate, placed(one.sources.completed_ytd)]);
    open(unit, pairs([["合计", `年度计划 ${found.figures.shown.annual_plan} ${data.money_unit}，累计完成 ${found.figures.shown.completed_ytd} ${data.money_unit}，占 ${found.figures.shown.completion_rate}%，等于下列各项目之和${hidden ? `及不列名的${hidden}个项目` : ""}`]]),
      make("h3", { text: `项目（${data.project_money_unit}）` }), table([["灯", "c"], ["项目", ""], ["年度计划", "n"], ["累计完成", "n"], ["占比（%）", "n"], ["来源", ""]], lines));
  };
  const showTotal = () => {
    const { shown } = data.total;
    const rows = data.rankings.flatMap((group) => group.rows).map(({ unit, figures }) => [named(unit, { unit }), String(figures.projects), figures.shown.annual_plan,
      figures.shown.completed_ytd, figures.shown.completion_rate, figures.shown.schedule_gap, lamp(figures.light)]);
    open("合计的构成", pairs([["合计", `${shown.projects}个项目，年度计划 ${shown.annual_plan} ${data.money_unit}，累计完成 ${shown.completed_ytd} ${data.money_unit}，占 ${shown.completion_rate}%，等于下列各单位之和；点单位看各项目的数字及来源`]]),
      make("h3", { text: `单位（${data.money_unit}）` }),
      table([["单位", ""], ["项目", "n"], ["年度计划", "n"], ["累计完成", "n"], ["占比（%）", "n"], ["超/欠", "n"], ["灯", "c"]], rows));
  };
  const showReturn = (line, month) => {
    const [title, ...rest] = returned(line, month);
    open(title, ...rest.map((text) => make("p", { text })));
  };

  /* ---- put together ---- */
  document.title = data.title;
  at("title").textContent = data.title;
  at("standpoint").textContent = `${data.office}　数据截至${data.month}月底　取数${data.taken}　台账截至收件${data.submission === null ? "—" : data.submission}号　校验码${data.digest}`;
  headline();
  ranking();
  grid();
  listHead();
  options();
  at("notes").append(make("p", { text: [
    "口径：上报数。合计等于各项目之和，每个项目只计一次；没有年度计划的项目不计入占比。",
    data.total.no_plan ? `另有无年度计划项目${data.total.no_plan}个，累计完成${data.total.shown.no_plan_completed}${data.money_unit}。` : "",
    data.unnamed ? `内部掌握项目${data.unnamed}个，计入合计，不列名。` : "",
    "鼠标停在数字上或打开详情，可见收件号、文件名、单元格和填报日期。",
  ].filter(Boolean).join("") }));
  filter();

  at("filter").addEventListener("input", filter);
  at("filter").addEventListener("submit", (event) => event.preventDefault());
  at("filter").addEventListener("reset", () => setTimeout(filter));
  at("print").addEventListener("click", () => window.print());
  at("close").addEventListener("click", () => at("detail").close());
  at("detail-body").addEventListener("click", traced);
  at("window").addEventListener("scroll", () => draw(false), { passive: true });
  window.addEventListener("resize", () => draw(true));
  at("list").addEventListener("click", (event) => {
    const found = event.target.closest("tr[data-at]");
    if (found) showProject(chosen[Number(found.dataset.at)]);
  });
  at("list").addEventListener("keydown", (event) => {
    const found = event.target.closest("tr[data-at]");
    if (!found) return;
    const from = Number(found.dataset.at);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, PageDown: from + 15, PageUp: from - 15, Home: 0, End: chosen.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); focusRow(to); }
    else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); showProject(chosen[from]); }
  });
  window.addEventListener("beforeprint", () => { printing = true; draw(true); });
  window.addEventListener("afterprint", () => { printing = false; draw(true); });
})();
