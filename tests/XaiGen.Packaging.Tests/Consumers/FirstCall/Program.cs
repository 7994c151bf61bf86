using System.Runtime;
using XaiGen;

var client = new XaiClient("any-key", new XaiClientOptions { Endpoint = new Uri(args[0]) });
FileObject file = await client.Files.GetAsync(new FileId("file_1"));
Console.WriteLine(file.Filename);
Console.WriteLine(JitInfo.GetCompiledMethodCount());
Console.WriteLine(typeof(XaiClient).Assembly.Location);
