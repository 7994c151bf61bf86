namespace XaiGen.Generator.Tests.Snapshots;

/// <summary>The helper with which the other tests compare texts.</summary>
public sealed class SnapshotFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots-").FullName;
    private readonly SnapshotFile _file;

    public SnapshotFileTests() => _file = new SnapshotFile(_folder, "Class.Test");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(nameof(SnapshotMode.Check), "UPDATE_SNAPSHOTS=1")]
    [InlineData(nameof(SnapshotMode.CheckOnServer), "on your machine")]
    public void A_new_one_fails_and_is_written_down_for_a_look(string mode, string advice)
    {
        string difference = _file.Compare("text", Enum.Parse<SnapshotMode>(mode)).ShouldNotBeNull();

        difference.ShouldContain("There is no snapshot yet");
        difference.ShouldContain(_file.Accepted);
        difference.ShouldContain(_file.Mismatch);
        difference.ShouldContain(advice);
        File.Exists(_file.Accepted).ShouldBeFalse();
        File.ReadAllText(_file.Mismatch).ShouldBe("text");
    }

    [Fact]
    public void An_accepted_one_matches_and_takes_the_mismatch_away()
    {
        _file.Compare("text", SnapshotMode.Check).ShouldNotBeNull();
        _file.Compare("text", SnapshotMode.Update).ShouldBeNull();
        File.Exists(_file.Mismatch).ShouldBeFalse();

        _file.Compare("other", SnapshotMode.Check).ShouldNotBeNull();
        _file.Compare("text", SnapshotMode.Check).ShouldBeNull();
        File.Exists(_file.Mismatch).ShouldBeFalse();
    }

    [Fact]
    public void A_mismatch_shows_the_lines_that_differ_with_their_numbers()
    {
        _file.Compare("same\nold\nmore\ntail", SnapshotMode.Update);

        string difference = _file.Compare("same\nnew\ntail", SnapshotMode.Check).ShouldNotBeNull();

        difference.ShouldContain("-    2: old\n-    3: more\n+    2: new\n");
        difference.ShouldNotContain("tail");
        difference.ShouldNotContain("same");
    }

    [Fact]
    public void A_long_mismatch_is_cut_and_says_how_much_is_left()
    {
        _file.Compare("", SnapshotMode.Update);

        string difference = _file.Compare(string.Join('\n', Enumerable.Range(1, 40)), SnapshotMode.Check).ShouldNotBeNull();

        difference.ShouldContain("+    6: 6\n+  ...: 34 more lines\n");
    }

    [Fact]
    public void An_end_that_is_missing_is_a_mismatch()
    {
        _file.Compare("a\nb\nb", SnapshotMode.Update);

        _file.Compare("a\nb", SnapshotMode.Check).ShouldNotBeNull().ShouldContain("b");
    }

    [Fact]
    public void Line_ends_are_those_of_the_repository()
    {
        _file.Compare("a\r\nb", SnapshotMode.Update).ShouldBeNull();
        File.ReadAllBytes(_file.Accepted).ShouldBe("a\nb"u8.ToArray());

        File.WriteAllText(_file.Accepted, "a\r\nb");
        _file.Compare("a\nb", SnapshotMode.Check).ShouldBeNull();
    }

    [Theory]
    [InlineData(null, null, nameof(SnapshotMode.Check))]
    [InlineData(null, "0", nameof(SnapshotMode.Check))]
    [InlineData(null, "1", nameof(SnapshotMode.Update))]
    [InlineData("true", null, nameof(SnapshotMode.CheckOnServer))]
    [InlineData("true", "1", nameof(SnapshotMode.CheckOnServer))]
    public void The_environment_decides_whether_a_difference_is_accepted(string? server, string? update, string mode)
        => Snapshot.Mode(name => name == "CI" ? server : update).ToString().ShouldBe(mode);

    [Fact]
    public void Its_file_lies_beside_the_test_and_has_a_plain_name()
    {
        var file = SnapshotFile.Beside(Path.Combine(_folder, "OrderTests.cs"), "Reads_1:1/x");

        file.Accepted.ShouldBe(Path.Combine(_folder, "__snapshots__", "OrderTests.Reads_1_1_x.snap"));
        file.Mismatch.ShouldBe(Path.Combine(_folder, "__mismatch__", "OrderTests.Reads_1_1_x.snap"));
    }

    [Theory]
    [InlineData("first")]
    [InlineData("second")]
    public void Cases_of_a_theory_have_a_snapshot_each(string name) => $"the {name} case".MatchSnapshot(name);

    [Fact]
    public void Two_snapshots_of_one_name_are_refused()
    {
        "text".MatchSnapshot();

        Should.Throw<InvalidOperationException>(() => "text".MatchSnapshot()).Message.ShouldContain("suffix");
    }

    [Fact]
    public void A_difference_fails_the_test()
        => Should.Throw<Xunit.Sdk.XunitException>(() => Snapshot.Match("text", _file, SnapshotMode.Check)).Message.ShouldContain("Class.Test.snap");
}
