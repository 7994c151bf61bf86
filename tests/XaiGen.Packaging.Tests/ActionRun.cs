using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace XaiGen.Packaging.Tests;

/// <summary>The steps of action.yml, run in a repository one after the other as a runner runs them.</summary>
internal sealed partial class ActionRun
{
    private readonly string _repository;
    private readonly string _temporary;
    private readonly Dictionary<string, string> _environment;
    private readonly Dictionary<string, string> _values;
    private readonly YamlMappingNode _action;

    /// <param name="repository">The checkout.</param>
    /// <param name="temporary">The runner's folder, in which the tool is installed.</param>
    /// <param name="inputs">The inputs that the workflow sets.</param>
    /// <param name="environment">What the runner sets for all steps of this event.</param>
    /// <param name="context">What expressions see, such as <c>github.event.number</c>.</param>
    public ActionRun(
        string repository, string temporary, IEnumerable<(string Name, string Value)> inputs,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyDictionary<string, string> context)
    {
        (_repository, _temporary) = (repository, temporary);
        var file = new YamlStream();
        file.Load(new StringReader(File.ReadAllText(Path.Combine(PackedFeed.Repository, "action.yml"))));
        _action = (YamlMappingNode)file.Documents[0].RootNode;
        _values = new Dictionary<string, string>(context) { ["runner.temp"] = temporary };
        foreach ((YamlNode name, YamlNode input) in (YamlMappingNode)_action["inputs"])
        {
            _values[$"inputs.{name}"] = Text(input, "default") ?? "";
        }

        foreach ((string name, string value) in inputs)
        {
            _values.ShouldContainKey($"inputs.{name}");
            _values[$"inputs.{name}"] = value;
        }

        _environment = new Dictionary<string, string>(environment)
        {
            ["RUNNER_TEMP"] = temporary,
            ["GITHUB_ACTION_PATH"] = PackedFeed.Repository,
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(temporary, "summary"),
        };
    }

    public string Summary => File.ReadAllText(Path.Combine(_temporary, "summary"));

    /// <summary>The contents of the files that the action has as outputs.</summary>
    public IReadOnlyDictionary<string, string> Outputs => ((YamlMappingNode)_action["outputs"])
        .Select(output => (Name: output.Key.ToString(), Path: Evaluated(Text(output.Value, "value")!)))
        .Where(output => output.Path.Length > 0)
        .ToDictionary(output => output.Name, output => File.ReadAllText(output.Path));

    /// <summary>Runs the steps whose conditions hold: after one that fails, only those that run always.</summary>
    /// <param name="exitCode">The exit code of the action: that of its first step that fails.</param>
    /// <param name="isInstalled">Whether the tool is there already, from an earlier run.</param>
    /// <returns>The output of all steps, and the names of those that ran.</returns>
    public async Task<(string Log, string[] Steps)> RunAsync(int exitCode, bool isInstalled = true)
    {
        string log = "";
        List<string> ran = [];
        bool hasFailed = false;
        foreach (YamlNode step in (YamlSequenceNode)_action["runs"]["steps"])
        {
            string name = Text(step, "name")!, condition = Text(step, "if") ?? "";
            if ((name == "Install" && isInstalled) || (hasFailed && !condition.Contains("always()")) || !Holds(condition))
            {
                continue;
            }

            ran.Add(name);
            if (Text(step, "run") is { } script)
            {
                Text(step, "shell").ShouldBe("bash");
                int expected = Text(step, "id") == "review" ? exitCode : 0;
                log += await RunAsync(script, Text(step, "id"), Environment(step), expected);
                hasFailed |= expected != 0;
            }
        }

        return (log, [.. ran]);
    }

    private async Task<string> RunAsync(string script, string? id, Dictionary<string, string> environment, int exitCode)
    {
        string outputs = environment["GITHUB_OUTPUT"] = Path.Combine(_temporary, $"outputs-{Guid.NewGuid():n}");
        await File.WriteAllTextAsync(outputs, "");
        string log = await Command.RunAsync(
            "bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", Evaluated(script)], _repository, environment, exitCode);
        foreach (string[] output in (await File.ReadAllLinesAsync(outputs)).Select(line => line.Split('=', 2)))
        {
            _values[$"steps.{id}.outputs.{output[0]}"] = output[1];
        }

        return log;
    }

    private Dictionary<string, string> Environment(YamlNode step)
    {
        var environment = new Dictionary<string, string>(_environment);
        foreach ((YamlNode name, YamlNode value) in ((YamlMappingNode)step).Children.TryGetValue("env", out YamlNode? env)
            ? (YamlMappingNode)env : [])
        {
            environment[name.ToString()] = Evaluated(value.ToString());
        }

        return environment;
    }

    private string Evaluated(string text) => Expression().Replace(text, match => _values.GetValueOrDefault(match.Groups[1].Value, ""));

    /// <summary>The conditions of action.yml: comparisons with a text, values that are not empty, and their opposites.</summary>
    private bool Holds(string condition) => condition.Split(" && ").Where(term => term is not ("" or "always()")).All(term =>
    {
        string[] sides = term.Split(" == ");
        string value = _values.GetValueOrDefault(sides[0].TrimStart('!'), "");
        return sides.Length == 2 ? value == sides[1].Trim('\'') : (value is not ("" or "false")) != term.StartsWith('!');
    });

    private static string? Text(YamlNode node, string field)
        => ((YamlMappingNode)node).Children.TryGetValue(field, out YamlNode? value) ? value.ToString() : null;

    [GeneratedRegex(@"\$\{\{ ([\w.-]+) \}\}")]
    private static partial Regex Expression();
}
