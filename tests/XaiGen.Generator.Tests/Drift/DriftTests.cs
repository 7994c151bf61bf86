using System.Reflection;
using System.Text.RegularExpressions;
using XaiGen.Review;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Learning;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>A generated client detects responses that do not match its contract, and reports them without values.</summary>
public sealed class DriftTests(DepartingServer server) : IClassFixture<DepartingServer>
{
    private const int Rounds = 20;

    /// <summary>
    /// Parts of the values, names, entries and headers that the server sends: texts, numbers, dates, IDs, tokens, addresses, base64.
    /// </summary>
    private static readonly string[] s_data =
    [
        Departure.Secret, "4711", "4815", "48151623", "Secretember", "example.com", "zq7-8812", "enE3c2Vj", "4930123456", "aB3xK9q",
        "9b2f4d1c",
    ];

    private static readonly Lazy<GeneratorRun> s_run = new(
        () => new GeneratorHarness(DepartingContract.Text).CSharp(DepartingContract.Program).Run());

    private static readonly Lazy<MethodInfo> s_program = new(() => Program(s_run.Value));

    [Fact]
    public async Task Each_way_of_leaving_the_contract_alone_is_observed_once()
    {
        var heard = new List<string>();
        var expected = new List<string>();
        foreach ((int way, Departure departure) in Departure.All.Index())
        {
            string[] lines = await RunAsync($"{departure.Call}:{way}");

            heard.AddRange(lines.Where(IsNotLogged).Select(line => $"{departure.What}: {line}"));
            expected.Add($"{departure.What}: meter 1 get{departure.Call} {departure.Kind} {departure.FullPointer}");
            expected.Add($"{departure.What}: event get{departure.Call} {departure.Kind} {departure.FullPointer} {departure.Name}");
            lines.SelectMany(DataIn).ShouldBeEmpty(departure.What);
        }

        heard.Except(expected).Concat(expected.Except(heard).Select(line => $"not {line}")).Order().ShouldBeEmpty();
        heard.Count.ShouldBe(expected.Count);
    }

    [Fact]
    public async Task How_the_JSON_is_written_makes_no_difference()
    {
        foreach ((int way, Departure departure) in Departure.All.Index())
        {
            string[] compact = await RunAsync($"{departure.Call}:{way}");
            for (int form = 1; form < DepartingServer.Forms; form++)
            {
                string[] lines = await RunAsync($"{departure.Call}:{way + (form * DepartingServer.NextForm)}");

                lines.Where(IsNotLogged).Order().ShouldBe(compact.Where(IsNotLogged).Order(), $"{departure.What} in form {form}");
            }
        }
    }

    [Fact]
    public async Task What_fits_the_contract_is_not_observed()
    {
        for (int form = 0; form < DepartingServer.Forms; form++)
        {
            foreach ((int way, (string call, _)) in Departure.Fitting.Index())
            {
                string[] lines = await RunAsync($"{call}:{way + DepartingServer.FirstFitting + (form * DepartingServer.NextForm)}");

                lines.ShouldBeEmpty($"{call} {way} in form {form}");
            }
        }
    }

    [Fact]
    public async Task Nothing_is_observed_where_the_switch_is_off()
    {
        const string Switch = "Sample.ContractDrift";
        AppContext.SetSwitch(Switch, false);
        try
        {
            foreach ((int way, Departure departure) in Departure.All.Index())
            {
                (await RunAsync($"{departure.Call}:{way}")).ShouldBeEmpty(departure.What);
            }
        }
        finally
        {
            AppContext.SetSwitch(Switch, true);
        }
    }

    [Fact]
    public async Task Two_processes_under_load_make_one_ledger_that_holds_each_way_once_and_no_data()
    {
        using var program = new DriftProgram(s_run.Value);
        string calls = string.Join(' ', Departure.All.Index().Select(each => $"{each.Item.Call}:{each.Index}").Concat(
            Departure.Fitting.Index().Select(each => $"{each.Item.Call}:{each.Index + DepartingServer.FirstFitting}")));

        string[] told = await Task.WhenAll(
            program.RunAsync(server.Address, calls, Rounds), program.RunAsync(server.Address, calls, Rounds));

        IReadOnlyList<LedgerEntry> ledger = LedgerFile.Read([program.Ledger]);
        ledger.Select(entry => $"{entry.Kind} {entry.Pointer} {entry.Name}").Order(StringComparer.Ordinal)
            .ShouldBe(Departure.All.Select(each => $"{each.Kind} {each.FullPointer} {each.Name}").Distinct().Order(StringComparer.Ordinal));
        foreach (IGrouping<(string, string, string), Departure> same in Departure.All
            .GroupBy(each => (each.Kind, each.FullPointer, each.Name)))
        {
            LedgerEntry entry = ledger.Single(entry => (entry.Kind, entry.Pointer, entry.Name) == same.Key);
            entry.Count.ShouldBe(2 * Rounds * same.Sum(each => each.Times), same.First().What);
            entry.Visits.ShouldBeGreaterThanOrEqualTo(entry.Count, same.First().What);
        }

        // Responses that fit count, too: they show that the property is not always there.
        LedgerEntry colour = ledger.Single(entry => entry.Name == "colour");
        int things = Departure.All.Count(each => each.Call == "Thing" && each.Pointer.StartsWith('/')) + (Departure.Fitting.Count / 2);
        colour.Visits.ShouldBeGreaterThan(2 * Rounds * things);

        foreach (string output in told)
        {
            string[] logged = [.. output.Split('\n').Where(line => line.StartsWith("log ", StringComparison.Ordinal))];
            logged.Length.ShouldBe(Departure.All.Select(each => (each.Kind, each.FullPointer)).Distinct().Count());
            output.Split('\n').Count(line => line.StartsWith("meter ", StringComparison.Ordinal)).ShouldBe(Departure.All.Count * Rounds);
            DataIn(output).ShouldBeEmpty();
        }

        // The digits of times vary.
        DataIn(Regex.Replace(await File.ReadAllTextAsync(program.Ledger), "\"(first|last)\":\"[^\"]*\"", "")).ShouldBeEmpty();
        new FileInfo(program.Ledger).Length.ShouldBeLessThan(400_000);
    }

    [Fact]
    public async Task A_full_ledger_grows_no_more_and_the_program_goes_on()
    {
        const int Limit = 4 * 1024 * 1024;
        using var program = new DriftProgram(s_run.Value);
        string before = new('\n', Limit - 100);
        await File.WriteAllTextAsync(program.Ledger, before);

        string told = await program.RunAsync(server.Address, $"{Departure.All[0].Call}:0", Rounds);

        told.ShouldContain("meter ");
        (await File.ReadAllTextAsync(program.Ledger)).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_learned_from_the_ledger_leaves_a_person_only_what_has_no_other_way()
    {
        using var program = new DriftProgram(s_run.Value);
        string calls = string.Join(' ', Departure.All.Index().Select(each => $"{each.Item.Call}:{each.Index}"));
        await program.RunAsync(server.Address, calls, rounds: 3, flushes: false);

        Learned learned = ContractLearner.Learn(
            new ContractText("test.openapi.yaml", DepartingContract.Text), [], new LearnOptions { ComparesCSharp = false },
            LedgerFile.Read([program.Ledger]));

        // Bodies that cannot be read, and values that are masked because they look like data, must be examined by a person.
        learned.Proposals.Where(proposal => proposal.Change is null)
            .Select(proposal => $"{proposal.Observation.Kind} {proposal.Observation.Pointer} {proposal.Observation.Name}")
            .ShouldBe(
            [
                "Unreadable #/paths/~1things~1{way}/get/responses/200/content/application~1json application/json",
                "UnknownValue #/components/schemas/Thing/properties/kind/enum *",
            ]);
        await NothingElseIsObservedAsync(learned.Text);
    }

    /// <summary>A client of the learned contract gets the same responses.</summary>
    private async Task NothingElseIsObservedAsync(string contract)
    {
        MethodInfo program = Program(new GeneratorHarness(contract).CSharp(DepartingContract.Program).Run());
        List<string> heard = [];
        foreach ((int way, Departure departure) in Departure.All.Index())
        {
            heard.AddRange((await RunAsync(program, $"{departure.Call}:{way}"))
                .Where(line => line.StartsWith("event ", StringComparison.Ordinal)).Select(line => $"{departure.What}: {line}"));
        }

        string[] forPeople =
            ["a value that is no word", "a value that is a telephone number", "a value that is a token", "a value that is an address"];
        heard.Where(line => !forPeople.Contains(line.Split(':')[0]) && !line.Contains(" unreadable ", StringComparison.Ordinal))
            .ShouldBeEmpty(contract);
    }

    private static IEnumerable<string> DataIn(string output)
        => s_data.Where(each => output.Contains(each, StringComparison.OrdinalIgnoreCase));

    private static bool IsNotLogged(string line) => !line.StartsWith("log ", StringComparison.Ordinal);

    private static MethodInfo Program(GeneratorRun run) => run.Load().GetType("Program")!.GetMethod("RunAsync")!;

    private Task<string[]> RunAsync(string calls) => RunAsync(s_program.Value, calls);

    private async Task<string[]> RunAsync(MethodInfo program, string calls)
    {
        var lines = new List<string>();
        await (Task)program.Invoke(null, [server.Address.ToString(), calls, 1, "", (Action<string>)lines.Add, true])!;
        return [.. lines];
    }
}
