using Microsoft.CodeAnalysis;
using XaiGen.Generator;

namespace XaiGen.Analyzers.Tests;

/// <summary>Billed calls of the real client that code around them repeats.</summary>
public sealed class BilledRetryTests
{
    private const string Polly = """
        namespace Polly
        {
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            public class ResiliencePipeline
            {
                public ValueTask<T> ExecuteAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken token) => call(token);
            }
            public interface IAsyncPolicy { Task<T> ExecuteAsync<T>(Func<Task<T>> call); }
        }
        """;

    private static readonly string[] s_loops =
    [
        """
                for (int attempt = 0; attempt < 3; attempt++)
                {
                    try { return await client.Images.GenerateAsync(prompt); }
                    catch (XaiException) { await Task.Delay(1000); }
                }
                """,
        """
                while (true)
                {
                    try { return await client.Videos.GenerateAndWaitAsync(prompt, duration: TimeSpan.FromSeconds(5)); }
                    catch (Exception e) { Console.WriteLine(e.Message); }
                }
                """,
        """
                ImageResponse? made = null;
                while (made is null)
                {
                    try { made = await client.Images.GenerateAsync(prompt, cancellationToken: token).ConfigureAwait(false); }
                    catch (HttpRequestException) { }
                }
                """,
        """
                foreach (int wait in new[] { 1, 2, 4 })
                {
                    var request = new ImageRequest { Prompt = prompt };
                    using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
                    ImageResponse? made = null;
                    try { made = await client.Images.GenerateAsync(request, limit.Token); }
                    catch (OperationCanceledException) { await Task.Delay(wait); continue; }
                    if (made is not null) { return made; }
                }
                """,
        """
                int attempt = 0;
                do
                {
                    try { var operation = await client.Videos.GenerateAsync(new VideoRequest { Prompt = prompt }); return operation.Id; }
                    catch when (attempt < 3) { attempt++; }
                }
                while (true);
                """,
        """
                retry:
                while (true)
                {
                    try { await client.Images.EditAsync(prompt, id); break; }
                    catch (XaiException e) when (e.Status >= 500) { continue; }
                }
                if (token.IsCancellationRequested) { goto retry; }
                """,
    ];

    private static readonly string[] s_pipelines =
    [
        "return await new Polly.ResiliencePipeline().ExecuteAsync(async token => await client.Images.GenerateAsync(prompt), token);",
        "return await ((Polly.IAsyncPolicy)null!).ExecuteAsync(() => client.Images.GenerateAsync(prompt));",
    ];

    private static readonly string[] s_others =
    [
        "foreach (string each in prompts) { try { await client.Images.GenerateAsync(each); } catch (XaiException) { } }",
        """
                foreach (string each in prompts)
                {
                    try { return await client.Images.GenerateAsync($"Paint {each}"); }
                    catch (XaiException) { }
                }
                """,
        """
                for (int i = 0; i < prompts.Count; i++)
                {
                    try { await client.Images.GenerateAsync(prompts[i]); if (token.IsCancellationRequested) { return null; } }
                    catch (Exception e) { Console.WriteLine(e); }
                }
                """,
        """
                while (!token.IsCancellationRequested)
                {
                    string? job = Console.ReadLine();
                    if (job is null) { break; }
                    try { await client.Images.GenerateAsync(job); if (job == "last") { break; } }
                    catch (Exception e) { Console.WriteLine(e); }
                }
                """,
        """
                while (true)
                {
                    try { return await client.Images.GenerateAsync(prompt); }
                    catch (XaiException e) when (e.IsRetryable) { await Task.Delay(1000); }
                }
                """,
        """
                while (true)
                {
                    try { return await client.Images.GenerateAsync(prompt); }
                    catch (XaiException e) { if (!e.IsRetryable) { throw; } }
                }
                """,
        """
                while (true)
                {
                    try { return await client.Images.GenerateAsync(prompt); }
                    catch (XaiException e) when (e.Kind == XaiErrorKind.RateLimited) { await Task.Delay(1000); }
                }
                """,
        """
                while (true)
                {
                    try { return await client.Images.GenerateAsync(prompt); }
                    catch (BudgetExceededException) { await Task.Delay(1000); }
                    catch (XaiException) { Console.WriteLine("over"); throw; }
                }
                """,
        """
                while (true)
                {
                    try { return await client.Files.GetAsync(id); }
                    catch (XaiException) { await Task.Delay(1000); }
                }
                """,
        "try { return await client.Images.GenerateAsync(prompt); } catch (XaiException) { }",
        "return prompts.Select(each => client.Images.GenerateAsync(each));",
    ];

    [Fact]
    public async Task A_loop_or_pipeline_that_repeats_a_billed_call_is_reported()
    {
        string[] cases = [.. s_loops, .. s_pipelines];
        string[][] found = await CallingCode.AnalyzeEachAsync(cases, new BilledRetryAnalyzer(), Polly);

        foreach ((string code, string[] reported) in cases.Zip(found))
        {
            reported.ShouldHaveSingleItem(code).ShouldMatch(
                "^XA0002: .* is billed each time that it is processed, and (this loop|'[a-zA-Z]+\\.ExecuteAsync') may send it again", code);
        }
    }

    [Fact]
    public async Task What_makes_new_work_or_is_careful_is_not_reported()
        => (await CallingCode.AnalyzeEachAsync(s_others, new BilledRetryAnalyzer())).ShouldAllBe(reported => reported.Length == 0);

    [Fact]
    public async Task A_client_of_any_contract_knows_what_it_bills()
    {
        IEnumerable<string> generated = CodeGeneration.Generate("""
            openapi: 3.1.0
            info: { title: Sea, version: "1" }
            paths:
              /lights:
                post: { tags: [Lights], operationId: light, x-xaigen-retry: billed, responses: { '204': { description: Lit } } }
                put: { tags: [Lights], operationId: move, responses: { '204': { description: Moved } } }
            """, new GenerationOptions("Sea")).Files.Select(file => file.Text);
        const string calls = """
            using System;
            using System.Threading.Tasks;
            static class Caller
            {
                static async Task Light(Sea.SeaClient client)
                {
                    while (true) { try { await client.Lights.LightAsync(); return; } catch (Exception) { } }
                }
                static async Task Move(Sea.SeaClient client)
                {
                    while (true) { try { await client.Lights.MoveAsync(); return; } catch (Exception) { } }
                }
            }
            """;

        Diagnostic[] found = await CallingCode.DiagnosticsAsync(CallingCode.Compile([calls, .. generated]), new BilledRetryAnalyzer());

        CallingCode.Shown(found.ShouldHaveSingleItem()).ShouldStartWith("XA0002: 'client.Lights.LightAsync()': 'LightAsync' is billed");
    }
}
