extern alias client;


namespace XaiGen.Generator.Tests.Surface;

/// <summary>The SDK's promise to those who compile against it.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Lazy<string> s_surface = new(() => PublicSurface.Of(typeof(client::XaiGen.XaiClient).Assembly.Location, ConsumerReferences.Net10));

    [Fact]
    public void Of_the_client() => s_surface.Value.MatchSnapshot();

    [Fact]
    public void Shows_what_a_user_needs()
    {
        s_surface.Value.ShouldContain("public abstract record XaiGen.ImageInput : ");
        s_surface.Value.ShouldContain("    public static XaiGen.ImageInput FromFileId(XaiGen.FileId fileId)\n");
        s_surface.Value.ShouldContain("    public required string Prompt { get; init; }\n");
        s_surface.Value.ShouldContain("    public System.Uri? PublicUrl { get; init; }\n");
        s_surface.Value.ShouldNotContain("JsonRead");
        s_surface.Value.ShouldNotContain("ApiConnection");
    }
}
