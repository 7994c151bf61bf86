using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Analyzers;

namespace XaiGen.Generator.Tests.Features;

/// <summary>
/// A user's project: a contract, and C# that calls the code generated from it. Compiling is slow, so the calls of a whole table are in one
/// project.
/// </summary>
internal sealed class CallingProject
{
    private readonly Type _calls;

    /// <param name="contract">A contract with the title <c>Test</c>, or any other if <paramref name="isRenamed"/>.</param>
    /// <param name="calls">
    /// The statements of each call; <c>client</c> is the client of the contract and <c>server</c> the server's URL.
    /// </param>
    /// <param name="more">Further members that the calls use.</param>
    /// <param name="connect">The expression that creates the client; <c>options</c> has the server's endpoint.</param>
    /// <param name="isRenamed">Whether the project names the client <c>TestClient</c>.</param>
    public CallingProject(
        string contract, IEnumerable<string> calls, string more = "", string connect = "new TestClient(options)", bool isRenamed = false)
    {
        var source = new StringBuilder($$"""
            using System;
            using System.ClientModel;
            using System.ClientModel.Primitives;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Text.Json;
            using System.Threading;
            using System.Threading.Tasks;
            using Sample;

            internal static class Calls
            {
                public static TestClient Connect(Uri server)
                {
                    var options = new TestClientOptions { Endpoint = server, MaxRetries = 0 };
                    return {{connect}};
                }

            """);
        foreach ((int i, string call) in calls.Index())
        {
            string statements = call.Contains("return ", StringComparison.Ordinal) ? call : $"{call}; return null";
            source.Append($"    public static async Task<object?> Call{i}(TestClient client, Uri server) {{ {statements}; }}\n");
        }

        var harness = new GeneratorHarness(contract);
        Run = (isRenamed ? harness.Property("XaiGenClientName", "TestClient") : harness)
            .CSharp(source.Append(more).Append("\n}").ToString()).Run();
        CheckQuiet(Run.Output);
        _calls = Run.Load().GetType("Calls")!;
    }

    public GeneratorRun Run { get; }

    /// <summary>Creates a client for the server and runs a call.</summary>
    public async Task<object?> CallAsync(int call, Uri server)
    {
        object client = _calls.GetMethod("Connect", BindingFlags.Public | BindingFlags.Static)!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [server], null)!;
        return await (Task<object?>)_calls.GetMethod($"Call{call}")!.Invoke(null, [client, server])!;
    }

    /// <summary>The analyzers have nothing to report about calls as they should be.</summary>
    private static void CheckQuiet(Compilation compilation)
    {
        SyntaxTree calls = compilation.SyntaxTrees
            .First(tree => tree.ToString().Contains("internal static class Calls", StringComparison.Ordinal));
        new CompilationWithAnalyzers(
            compilation, [new BilledRetryAnalyzer(), new UndisposedAnalyzer(), new UnionSwitchAnalyzer()], options: null)
            .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(calls), filterSpan: null, CancellationToken.None).Result
            .ShouldBeEmpty();
    }
}
