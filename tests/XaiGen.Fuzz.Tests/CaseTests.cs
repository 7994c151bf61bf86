using XaiGen.Fuzz.Running;

namespace XaiGen.Fuzz.Tests;

public sealed class CaseTests
{
    public static TheoryData<string> Targets => [.. Target.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_seed_always_gives_the_same_case(string name)
    {
        var target = Target.Of(name);
        foreach (int seed in Enumerable.Range(1, 20))
        {
            target.Make(seed).Write().ShouldBe(target.Make(seed).Write());
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_case_is_read_as_it_was_written(string name)
    {
        FuzzCase made = Target.Of(name).Make(7);

        var read = FuzzCase.Read(made.Write("It failed\nfor a \"reason\"."));

        read.Target.ShouldBe(made.Target);
        read.Settings.ShouldBe(made.Settings, ignoreOrder: true);
        read.Parts.Select(part => (part.Name, part.Text)).ShouldBe(made.Parts.Select(part => (part.Name, part.Text)));
    }

    [Fact]
    public void A_case_is_what_a_file_can_hold()
    {
        string file = Path.GetTempFileName();
        FuzzCase made = new("tools", new Dictionary<string, string> { ["format"] = "\ud853" }, [new("contract", "a: \ud853b\ud83d\ude00")]);

        File.WriteAllText(file, made.Write());

        var read = FuzzCase.Read(File.ReadAllText(file));
        File.Delete(file);
        read["contract"].ShouldBe("a: \ufffdb\ud83d\ude00\n");
        read.Setting("format").ShouldBe("\ufffd");
    }
}
