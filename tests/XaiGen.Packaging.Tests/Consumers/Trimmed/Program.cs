using System.Text.Json;
using XaiGen;

Console.WriteLine($"reflection: {JsonSerializer.IsReflectionEnabledByDefault}");
var client = new XaiClient(
    "any-key", new XaiClientOptions { Endpoint = new Uri(args[0]), PollInterval = TimeSpan.FromMilliseconds(100) });

FileObject sketch = await client.Files.UploadAsync(Convert.FromBase64String(args[1]), "sketch.png", TimeSpan.FromDays(1));
FileOutput harbour = (await client.Images.GenerateAsync(
    "A harbour at dawn", storageOptions: new StorageOptions { Filename = "harbour.png" })).StoredFile;
FileOutput both = (await client.Images.EditAsync(
    "The sketch above the harbour", [sketch, harbour], storageOptions: new StorageOptions { Filename = "both.png" })).StoredFile;

VideoOperation filming = await client.Videos.GenerateAsync(
    "The camera turns", both, TimeSpan.FromSeconds(1), storageOptions: new StorageOptions { Filename = "turn.mp4" });
FileOutput film = (await filming.WaitForResultAsync()).Video!.StoredFile;

CreatedPublicUrl shared = await client.Files.CreatePublicUrlAsync(film.FileId, TimeSpan.FromHours(24));
await using (Stream content = await client.OpenAsync(shared.PublicUrl))
{
    byte[] start = new byte[8];
    await content.ReadExactlyAsync(start);
    Console.WriteLine($"{film.Filename} {Convert.ToHexString(start[4..])}");
}

await foreach (FileObject file in client.Files.ListAsync(filter: "public_url != null"))
{
    Console.WriteLine($"shared: {file.Filename}");
}

Console.WriteLine($"revoked: {(await client.Files.RevokePublicUrlAsync(film.FileId)).Revoked}");
try
{
    await client.Files.GetAsync(new FileId("file_nowhere"));
}
catch (XaiException error)
{
    Console.WriteLine($"error: {error.Status}");
}
