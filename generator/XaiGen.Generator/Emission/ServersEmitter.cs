using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the class with a method for each of the contract's servers.</summary>
internal static class ServersEmitter
{
    internal static Code Write(EquatableArray<ServerModel> servers, CSharpExpressions cs) => $$"""
        /// <summary>The API's base URLs, for <see cref="{{cs.PrefixedName("ClientOptions")}}.Endpoint"/>.</summary>
        {{TypeEmitter.Generated}}
        {{cs.AccessOf(cs.PrefixedName("Servers"))}} static partial class {{cs.PrefixedName("Servers")}}
        {
            {{Code.Members(servers.Select(Declare))}}
        }
        """;

    private static Code Declare(ServerModel server)
    {
        Identifier[] names = Names.Allocate(
            [.. server.Variables.Select(variable => new NameRequest(variable.Name, Names.Camel(variable.Name)))], []);
        var nameOf = server.Variables.Zip(names, (variable, name) => (variable.Name, name))
            .ToDictionary(pair => pair.Name, pair => pair.name);
        IEnumerable<Code> parameters = server.Variables.Select(variable
            => Code.Of($"string {nameOf[variable.Name]} = {Literal.Of(variable.Default)}"));
        var url = Literal.Interpolated(server.Parts, variable => nameOf[variable]);
        return $"""
            {DocComment.Summary(server.Description ?? server.Name)}
            public static _sys::Uri {server.Name}({Code.List(parameters)}) => new({url});
            """;
    }
}
