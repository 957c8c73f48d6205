// Search only: without scripts the page shows everything. Each word must stand somewhere in the name, title or description.
const search = document.getElementById("search");
const sections = [...document.querySelectorAll("section[data-find]")];
const overview = document.querySelector(".overview");

function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (element) => words.every((word) => element.dataset.find.includes(word));
  let any = false;
  for (const section of sections) {
    const members = [...section.querySelectorAll(".member")];
    const whole = has(section);
    members.forEach((member) => (member.hidden = !whole && !has(member)));
    section.querySelectorAll(".members").forEach((group) => {
      group.hidden = [...group.children].every((member) => member.hidden);
      group.previousElementSibling.hidden = group.hidden;
    });
    section.hidden = !whole && members.every((member) => member.hidden);
    any = any || !section.hidden;
  }
  if (overview) overview.hidden = words.length > 0;
  document.getElementById("none").hidden = any;
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") target.open = true;
}

search.hidden = false;
search.addEventListener("input", find);
addEventListener("hashchange", openTarget);
openTarget();
