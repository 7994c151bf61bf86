using XaiGen.Fuzz.Documents;
using XaiGen.Fuzz.Mutations;
using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Targets;

/// <summary>A mutated contract results in a numbered problem, or in C# that compiles without warnings.</summary>
internal sealed class CompileTarget : Target
{
    private static readonly string[] s_namespaces =
    [
        "Api_", "Api_.Api_X", "System", "XaiGen", "Microsoft", "Sample.System", "System.Text", "Sample.Client", "N", "Sample.String",
        "a.b.c", "Global", "file", "Sample.Task.List", "record", "My-App", "1.2",
    ];

    public override string Name => "compile";

    // Most of it is the compiler's time.
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(15);

    public override Verdict Check(FuzzCase fuzzCase)
    {
        Build build = ConsumerProject.Build(fuzzCase["contract"], fuzzCase.Settings);
        return new Verdict(build.IsRefused ? "refused" : "compiled", build.Failures);
    }

    protected override FuzzCase Make(int seed, Random random)
    {
        MappingNode document = Originals.Any(random);
        new ContractMutator(random).Mutate(document);
        string text = Document.Write(document, escapes: random.Next(2) == 0);
        if (random.Next(20) == 0)
        {
            text = TextDamage.Once(text, random);
        }

        return new FuzzCase(Name, Settings(random), [new CasePart("contract", text)]);
    }

    private static Dictionary<string, string> Settings(Random random)
    {
        Dictionary<string, string> settings = [];
        if (random.Next(6) == 0)
        {
            settings["XaiGenNamespace"] = random.Next(2) == 0 ? s_namespaces[random.Next(s_namespaces.Length)] : EvilNames.One(random);
        }

        if (random.Next(6) == 0)
        {
            settings["XaiGenClientName"] = EvilNames.One(random);
        }

        if (random.Next(6) == 0)
        {
            settings["XaiGenAccessibility"] = "internal";
        }

        if (random.Next(6) == 0)
        {
            settings["XaiGenEmit"] = "models";
        }

        if (random.Next(4) == 0)
        {
            settings["language"] = random.Next(2) == 0 ? "14.0" : "preview";
        }

        if (random.Next(4) == 0)
        {
            settings["framework"] = "net8.0";
        }

        if (random.Next(10) == 0)
        {
            settings["whole"] = "true";
        }

        if (random.Next(4) == 0)
        {
            settings["XaiGenObjects"] = "classes";
        }

        return settings;
    }
}
