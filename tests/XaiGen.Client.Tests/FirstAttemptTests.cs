using System.ClientModel.Primitives;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Client.Tests;

/// <summary>A user's first program compiles with each supported C# version, and works.</summary>
public sealed class FirstAttemptTests : EmulatorTests
{
    [Theory]
    [InlineData("FirstAttempts.cs", LanguageVersion.CSharp12)]
    [InlineData("FirstAttempts.cs", LanguageVersion.Latest)]
    [InlineData("NextAttempts.cs", LanguageVersion.CSharp12)]
    [InlineData("LaterAttempts.cs", LanguageVersion.CSharp13)]
    public void It_compiles(string file, LanguageVersion language)
    {
        const string Usings =
            "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net.Http; using "
            + "System.Threading; using System.Threading.Tasks;";
        string source = Usings + "\n" + File.ReadAllText(Path.Combine(Repository.Root, "tests/XaiGen.Client.Tests", file));

        CSharpCompilation.Create(
                "FirstAttempts",
                [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(language))],
                Compiler.References,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
    }

    /// <summary>
    /// As in <c>GetAsync(id, default)</c>, which C# could take for a call of the typed method or of the protocol method below it.
    /// </summary>
    [Fact]
    public void Every_call_may_end_with_default()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        string[] calls =
        [
            .. typeof(XaiClient).Assembly.GetExportedTypes().Where(type => !type.ContainsGenericParameters)
                .SelectMany(type => type.GetMethods(Declared))
                .Where(method => !method.IsGenericMethod
                    && method.GetParameters() is [.., { ParameterType: var last }]
                    && (last == typeof(CancellationToken) || last == typeof(RequestOptions)))
                .Select(CallWithDefault),
        ];

        calls.Length.ShouldBeGreaterThan(100);
        Compiler.ErrorsIn($"class Calls {{ void All() {{\n{string.Join('\n', calls)}\n}} }}").ShouldBeEmpty();
    }

    private static string CallWithDefault(MethodInfo method)
    {
        string type = Compiler.NameOf(method.DeclaringType!);
        IEnumerable<string> arguments = method.GetParameters().SkipLast(1)
            .Select(parameter => $"default({Compiler.NameOf(parameter.ParameterType)})!");
        return $"_ = {(method.IsStatic ? type : $"default({type})!")}.{method.Name}({string.Join(", ", arguments.Append("default"))});";
    }

    [Fact]
    public async Task What_was_made_is_saved_without_naming_the_client()
    {
        string folder = Directory.CreateTempSubdirectory("xaigen-").FullName;
        ImageResponse image = await Client.Images.GenerateAsync("A ferry", n: 2, aspectRatio: ImageAspectRatio.Ratio16x9);
        VideoStatus.Done film = await Client.Videos.GenerateAndWaitAsync(
            "It leaves", image, TimeSpan.FromSeconds(2), storageOptions: new() { Filename = "a.mp4" });
        ImageStatus.Done deferred =
            await (await Client.Images.GenerateDeferredAsync(new() { Prompt = "A pier" })).WaitForResultAsync(CancellationToken.None);
        ImageResponse inline = await Client.Images.GenerateAsync(
            new ImageRequest { Prompt = "A ferry", ResponseFormat = ImageResponseFormat.Base64 });
        using var stream = new MemoryStream();
        using var stored = new MemoryStream();

        await image.Data[1].SaveAsync(Path.Combine(folder, "a.png"));
        await deferred.Image.SaveAsync(stream);
        BinaryData bytes = await image.Image.DownloadAsync();
        await film.SaveAsync(Path.Combine(folder, "a.mp4"));
        await Client.Files.DownloadToAsync(film.StoredFile, stored);
        BinaryData made = await (inline.Image with { MimeType = "image/jpeg" }).DownloadAsync();

        new FileInfo(Path.Combine(folder, "a.png")).Length.ShouldBePositive();
        new FileInfo(Path.Combine(folder, "a.mp4")).Length.ShouldBePositive();
        (stream.Length, bytes.Length, made.Length).ShouldNotBe((0, 0, 0));
        stored.ToArray().ShouldBe((await film.DownloadAsync()).ToArray());
        (await BinaryData.FromStreamAsync(await Client.OpenAsync(film.Url))).ToArray().ShouldBe(stored.ToArray());
        film.StoredFile.Filename.ShouldBe("a.mp4");
        film.ToString().ShouldContain("a.mp4");
        VideoStatus.Done edited = await Client.Videos.EditAndWaitAsync("Brighter", film);
        VideoStatus.Done longer = await Client.Videos.ExtendAndWaitAsync("It comes back", film, TimeSpan.FromSeconds(2));
        (edited.Video!.Duration, longer.Video!.Duration).ShouldBe((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)));
        VideoStatus.Done withheld = film with { Video = film.Video! with { Url = null, RespectModeration = false } };
        Should.Throw<InvalidOperationException>(() => withheld.Url).Message.ShouldContain("moderation withholds it");
        (await Should.ThrowAsync<InvalidOperationException>(
            () => new ImageOutput { Url = new Uri("https://x/1.png") }.SaveAsync("a.png"))).Message
            .ShouldContain("Use the overload that takes the client");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_has_an_id_is_taken_for_it()
    {
        ImageResponse image = await Client.Images.GenerateAsync("A ferry", storageOptions: new() { Filename = "a.png" });
        FileObject uploaded = await UploadPngAsync();

        (await Client.Files.GetAsync(image.Image)).Filename.ShouldBe("a.png");
        (await Client.Files.GetAsync(image)).Filename.ShouldBe("a.png");
        (await Client.Files.DeleteAsync(uploaded)).Id.ShouldBe(uploaded.Id);
        (await Client.Files.DeleteAsync(image.StoredFile)).Id.ShouldBe(image.StoredFile.FileId);
        Should.Throw<InvalidOperationException>(() => (FileId)new ImageOutput()).Message.ShouldContain("StorageOptions");
    }

    [Fact]
    public async Task A_file_on_disk_is_an_input()
    {
        string path = Path.ChangeExtension(Path.GetTempFileName(), ".png");
        await File.WriteAllBytesAsync(path, Png);

        var input = ImageInput.FromFile(path);

        input.Match(url: _ => "", fileId: _ => "", bytes: image => image.MediaType).ShouldBe("image/png");
        (await Client.Images.EditAsync("Brighter", input)).Data.ShouldHaveSingleItem();
        ImageInput.FromBytes(Png).ShouldBe(input);
        Should.Throw<ArgumentException>(() => VideoInput.FromBytes(Png)).Message.ShouldContain("Pass the media type");
        Should.Throw<FileNotFoundException>(() => ImageInput.FromFile(path + "x"));
        Should.Throw<ArgumentException>(() => VideoInput.FromFile(path)).Message.ShouldContain("image/png, and not video/");
        File.Delete(path);
    }

    [Fact]
    public async Task Nothing_is_sent_for_null()
    {
        (await Should.ThrowAsync<ArgumentNullException>(() => Client.Images.GenerateAsync((string)null!))).ParamName.ShouldBe("prompt");
        (await Should.ThrowAsync<ArgumentNullException>(() => Client.Images.EditAsync("x", (ImageInput)null!))).ParamName.ShouldBe("image");
        (await Should.ThrowAsync<ArgumentNullException>(() => Client.Images.EditAsync("x", (FileObject[])null!))).ParamName.ShouldBe(
            "images");
        (await Should.ThrowAsync<ArgumentNullException>(() => Client.Videos.GenerateAndWaitAsync((string)null!))).ParamName.ShouldBe(
            "prompt");
        Emulator.Requests.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_double_says_what_it_lacks()
    {
        XaiClient client = new ClientDouble();

        (await Should.ThrowAsync<InvalidOperationException>(client.Files.GetAsync(new FileId("file_1")))).Message
            .ShouldStartWith("This client is a test double that does not override 'GetAsync' (getFile).");
        (await Should.ThrowAsync<InvalidOperationException>(client.Images.GenerateAsync("A ferry"))).Message.ShouldContain(
            "'GenerateAsync' (generateImages)");
        (await Should.ThrowAsync<InvalidOperationException>(new OperationDouble().WaitForResultAsync())).Message.ShouldContain(
            "does not override 'UpdateAsync'");
    }

    [Fact]
    public async Task A_program_names_itself_and_the_client_its_version()
    {
        await using var server = new ScriptedServer(ScriptedServer.Status(200, """{"data":[]}"""));
        string version = typeof(XaiClient).Assembly.GetName().Version!.ToString(3);

        await new XaiClient(
            "key", new XaiClientOptions { Endpoint = server.Address, ApplicationId = "catalogue/2.1" }).Files.ListPageAsync();
        await new XaiClient("key", new XaiClientOptions { Endpoint = server.Address }).Files.ListPageAsync();

        server.Requests.Select(request => request.Header("User-Agent")).ShouldBe(
            [$"catalogue/2.1 XaiClient/{version} dotnet/{Environment.Version}", $"XaiClient/{version} dotnet/{Environment.Version}"]);
        Should.Throw<ArgumentException>(() => new XaiClientOptions { ApplicationId = "my app" }).Message.ShouldContain(
            "1 to 40 characters");
    }

    private sealed class ClientDouble : XaiClient;

    private sealed class OperationDouble : VideoOperation;
}
