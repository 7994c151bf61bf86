namespace XaiGen.Packaging.Tests;

/// <summary>Once a release is set as the baseline, a package that breaks programs compiled with it is not made.</summary>
[Collection(PackedFeed.Name)]
public sealed class BaselineTests(PackedFeed feed)
{
    private const string Id = "XaiGen.Extensions.Kiota";

    [Fact]
    public async Task A_public_member_that_is_gone_fails_the_pack()
    {
        string copy = await feed.Copy;
        string source = Path.Combine(copy, "src", Id, "KiotaTransport.cs"), code = await File.ReadAllTextAsync(source);
        const string member = "public KiotaTransport(IRequestAdapter";
        code.ShouldContain(member);
        await File.WriteAllTextAsync(source, code.Replace(member, member.Replace("public", "internal")));

        string output = await Command.RunAsync(
            "dotnet",
            [
                "pack", Path.Combine("src", Id), "-p:RunAnalyzers=false", "-p:NuGetAudit=false", "-p:Version=99.0.0",
                // Its folder has small letters.
                $"-p:PackageValidationBaselineVersion={feed.Version.ToLowerInvariant()}",
                $"-p:RestoreAdditionalProjectSources={feed.Folder}",
            ],
            copy,
            feed.OwnFolders,
            exitCode: 1);

        output.ShouldContain("error CP0002: Member 'XaiGen.Extensions.Kiota.KiotaTransport.KiotaTransport(", customMessage: output);
    }
}
