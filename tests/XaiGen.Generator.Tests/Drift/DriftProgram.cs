using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>Compiles the program of <see cref="DepartingContract"/> to a file, to be run in separate processes.</summary>
internal sealed class DriftProgram : IDisposable
{
    /// <summary>The assemblies that it needs in addition to the framework.</summary>
    private static readonly string[] s_assemblies =
    [
        "System.ClientModel.dll", "System.Memory.Data.dll", "Microsoft.Extensions.Logging.Abstractions.dll",
        "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("drift");

    public DriftProgram(GeneratorRun run)
    {
        var output = (CSharpCompilation)run.Output;
        using (FileStream assembly = File.Create(Assembly))
        {
            EmitResult emitted = output.WithOptions(output.Options.WithOutputKind(OutputKind.ConsoleApplication)).Emit(assembly);
            emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        }

        foreach (string file in s_assemblies.Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, name))))
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_folder.FullName, file));
        }

        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "XaiGen.Generator.Tests.runtimeconfig.json"),
            Path.Combine(_folder.FullName, "Sample.runtimeconfig.json"));
    }

    public string Ledger => Path.Combine(_folder.FullName, "ledger.jsonl");

    private string Assembly => Path.Combine(_folder.FullName, "Sample.dll");

    /// <summary>Runs it to its end, and returns its output.</summary>
    public async Task<string> RunAsync(Uri server, string calls, int rounds, bool flushes = true)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
            ["exec", Assembly, server.ToString(), calls, rounds.ToString(CultureInfo.InvariantCulture), Ledger, flushes ? "flush" : "exit"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        (process.ExitCode, await errors).ShouldBe((0, ""));
        return told;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
