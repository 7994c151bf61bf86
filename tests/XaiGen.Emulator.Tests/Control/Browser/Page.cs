using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XaiGen.Emulator.Tests.Control.Browser;

/// <summary>A page as a person uses it: looked at, clicked and typed on. It remembers what it complained of and asked for.</summary>
internal sealed class Page : IAsyncDisposable
{
    /// <summary>Long enough for a busy machine; only an event that never happens takes longer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly DevTools _tools;
    private readonly string _target;
    private readonly string _session;

    private Page(DevTools tools, string target, string session)
    {
        (_tools, _target, _session) = (tools, target, session);
        tools.Listen(session, Note);
    }

    /// <summary>Errors and warnings of its console, and what the browser itself found wrong.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>All addresses that it asked for.</summary>
    public ConcurrentQueue<Uri> Requests { get; } = new();

    public static async Task<Page> CreateAsync(DevTools tools, int width, int height, bool isDark)
    {
        string target = (await tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!.GetValue<string>();
        JsonNode attached = await tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true });
        var page = new Page(tools, target, attached["sessionId"]!.GetValue<string>());
        foreach (string? domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await page.SendAsync($"{domain}.enable");
        }

        await page.SendAsync("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = true });
        await page.SendAsync("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = false,
        });
        await page.SendAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = isDark ? "dark" : "light" }),
        });
        return page;
    }

    /// <summary>Opens the page of an emulator, and waits until it shows what there is.</summary>
    public Task GoAsync(Uri address) => GoAsync(address, "document.querySelector('#live.on') && !document.querySelector('[aria-busy]')");

    /// <summary>Opens a page, and waits until the script says that it is ready.</summary>
    public async Task GoAsync(Uri address, string ready)
    {
        await SendAsync("Page.navigate", new() { ["url"] = address.ToString() });
        await UntilAsync($"document.readyState === 'complete' && {ready}");
    }

    /// <summary>What axe-core finds wrong, where it is at hand; XAIGEN_AXE names its script.</summary>
    /// <remarks>It would fetch the style sheets, which pages may forbid.</remarks>
    public async Task ExpectAxeAsync()
    {
        if (Environment.GetEnvironmentVariable("XAIGEN_AXE") is not { Length: > 0 } script)
        {
            return;
        }

        await EvaluateAsync(await File.ReadAllTextAsync(script) + "; undefined");
        JsonNode? found = await EvaluateAsync(
            "axe.run({ preload: false, resultTypes: ['violations'] }).then(run => run.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(', "
            + "')}`).join('; '))");
        found!.GetValue<string>().ShouldBe("");
    }

    public async Task<JsonNode?> EvaluateAsync(string script)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new()
        {
            ["expression"] = script,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        });
        answer["exceptionDetails"].ShouldBeNull(answer.ToJsonString());
        return answer["result"]!["value"];
    }

    public async Task<string> TextAsync(string selector)
        => (await EvaluateAsync($"document.querySelector({Quote(selector)}).innerText"))!.GetValue<string>();

    /// <summary>Waits until the script returns a truthy value.</summary>
    public async Task UntilAsync(string script)
    {
        var waited = Stopwatch.StartNew();
        while (!(await EvaluateAsync($"Boolean({script})"))!.GetValue<bool>())
        {
            waited.Elapsed.ShouldBeLessThan(
                s_patience,
                $"{script} did not come true. {string.Join("; ", Complaints)}\n{await EvaluateAsync("document.body.innerText")}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until something that can be seen has this text.</summary>
    public Task UntilShownAsync(string selector, string text) => UntilAsync(
        $"[...document.querySelectorAll({Quote(selector)})].some(e => e.checkVisibility() && e.innerText.includes({Quote(text)}))");

    public Task UntilGoneAsync(string selector)
        => UntilAsync($"![...document.querySelectorAll({Quote(selector)})].some(e => e.checkVisibility())");

    /// <summary>
    /// Clicks, with the mouse, on the first that can be seen, where nothing may lie over it. What the page shows moves
    /// while it is live, so a click that went past is made again.
    /// </summary>
    public async Task ClickAsync(string selector)
    {
        do
        {
            await UntilAsync($$"""
                (() => {
                  const element = [...document.querySelectorAll({{Quote(selector)}})].find(e => e.checkVisibility());
                  if (!element) return false;
                  element.scrollIntoView({ block: 'center', behavior: 'instant' });
                  const box = element.getBoundingClientRect();
                  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                  const hit = document.elementFromPoint(x, y);
                  window.aim = { x, y, isHit: false };
                  element.addEventListener('click', () => window.aim.isHit = true, { capture: true, once: true });
                  return element === hit || element.contains(hit);
                })()
                """);
            JsonNode? point = await EvaluateAsync("window.aim");
            foreach (string? type in new[] { "mousePressed", "mouseReleased" })
            {
                await SendAsync("Input.dispatchMouseEvent", new()
                {
                    ["type"] = type,
                    ["x"] = point!["x"]!.DeepClone(),
                    ["y"] = point["y"]!.DeepClone(),
                    ["button"] = "left",
                    ["clickCount"] = 1,
                });
            }
        }
        while (!(await EvaluateAsync("window.aim.isHit"))!.GetValue<bool>());
    }

    /// <summary>Presses a key: Tab, Enter, Escape, Space, an arrow or a character.</summary>
    public async Task PressAsync(string key)
    {
        (int code, string? text) = key switch
        {
            "Tab" => (9, null),
            "Enter" => (13, "\r"),
            "Escape" => (27, null),
            "ArrowLeft" => (37, null),
            "ArrowUp" => (38, null),
            "ArrowRight" => (39, null),
            "ArrowDown" => (40, null),
            "Space" => (32, " "),
            _ => (0, key),
        };
        foreach (string? type in new[] { "keyDown", "keyUp" })
        {
            var press = new JsonObject
            {
                ["type"] = type,
                ["key"] = key == "Space" ? " " : key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = code,
            };
            if (type == "keyDown" && text is not null)
            {
                press["text"] = text;
            }

            await SendAsync("Input.dispatchKeyEvent", press);
        }
    }

    /// <summary>Types into what has the focus.</summary>
    public Task TypeAsync(string text) => SendAsync("Input.insertText", new() { ["text"] = text });

    public async ValueTask DisposeAsync() => await _tools.SendAsync("Target.closeTarget", new() { ["targetId"] = _target });

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => _tools.SendAsync(method, parameters, _session);

    private void Note(string name, JsonNode parameters)
    {
        switch (name)
        {
            case "Runtime.exceptionThrown":
                Complaints.Enqueue(parameters["exceptionDetails"]!.ToJsonString());
                break;
            case "Runtime.consoleAPICalled" when parameters["type"]!.GetValue<string>() is "error" or "warning" or "assert":
                Complaints.Enqueue(parameters["args"]!.ToJsonString());
                break;
            case "Log.entryAdded" when parameters["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
                Complaints.Enqueue(parameters["entry"]!.ToJsonString());
                break;
            case "Network.requestWillBeSent":
                Requests.Enqueue(new Uri(parameters["request"]!["url"]!.GetValue<string>()));
                break;
        }
    }
}
