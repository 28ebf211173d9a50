// What a reader sees of the brief in the frame, as JSON in <pre>. Test only: a brief itself has no script.
addEventListener("load", () => {
  const { contentDocument: page, contentWindow: view } = document.querySelector("iframe");
  const visible = [...page.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className}`;

  // WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
  const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = rgb(colour).map((part) => {
      const c = part / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const colour = view.getComputedStyle(element).backgroundColor;
    const [, , , alpha = 1] = rgb(colour);
    return alpha === 0 ? behind(element.parentElement) : colour;
  };
  const contrast = (element) => {
    const [low, high] = [view.getComputedStyle(element).color, behind(element)].map(luminance).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const contrasts = visible.filter(hasText).map((element) => [contrast(element), name(element)]);

  const pair = page.querySelector(".pair.sentence");
  const [source, target] = [".source", ".target"].map((part) => pair.querySelector(part).getBoundingClientRect());
  const result = {
    title: page.title,
    text: page.body.innerText,
    width: page.documentElement.scrollWidth,
    overflowing: visible.filter((e) => e.getBoundingClientRect().right > view.innerWidth + 0.5).map(name),
    dead: [...page.querySelectorAll("a")].filter((a) => !visible.includes(page.getElementById(a.hash.slice(1)))).map(name),
    paper: view.getComputedStyle(page.body).backgroundColor,
    lowest_contrast: contrasts.sort((a, b) => a[0] - b[0])[0],
    side_by_side: source.top === target.top && source.right <= target.left,
    stacked: source.bottom <= target.top && source.left === target.left,
  };
  const pre = document.createElement("pre");
  pre.textContent = JSON.stringify(result);
  document.body.replaceChildren(pre);
});
