using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using XaiGen.Testing.Surface;

namespace XaiGen.Client.Tests.Surface;

/// <summary>The public surface of the packages, which users compile against.</summary>
public sealed class PublicSurfaceTests
{
    [Theory]
    [InlineData("XaiGen.Client")]
    [InlineData("XaiGen.Emulator")]
    [InlineData("XaiGen.Extensions.AI")]
    [InlineData("XaiGen.Extensions.DependencyInjection")]
    [InlineData("XaiGen.Extensions.Kiota")]
    public void Of(string assembly) => PublicSurface.Of(assembly, Compiler.References).MatchSnapshot(assembly);

    [Fact]
    public void Shows_what_a_user_needs()
    {
        string surface = PublicSurface.Of("XaiGen.Client", Compiler.References);

        surface.ShouldContain("public abstract class XaiGen.ImageInput : ");
        surface.ShouldContain("    public static XaiGen.ImageInput FromFileId(XaiGen.FileId value)\n");
        surface.ShouldContain("    public required string Prompt { get; init; }\n");
        surface.ShouldContain("    public System.Uri? PublicUrl { get; init; }\n");
        surface.ShouldNotContain("JsonRead");
        surface.ShouldNotContain("ApiConnection");
    }

    [Fact]
    public void Trimming_knows_the_switch_of_contract_drift()
        => typeof(XaiClient).Assembly.GetType("XaiGen.GeneratedSupport.ApiConnection", throwOnError: true)!
            .GetProperties(BindingFlags.Static | BindingFlags.NonPublic)
            .SelectMany(property => property.GetCustomAttributes<FeatureSwitchDefinitionAttribute>())
            .ShouldHaveSingleItem().SwitchName.ShouldBe("XaiGen.ContractDrift");
}
