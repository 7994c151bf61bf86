using System.Collections;
using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Documents;

/// <summary>The fields of a mapping, which a loop passes without an iterator: whole documents are walked several times.</summary>
internal readonly struct Fields(JObject? mapping) : IEnumerable<JProperty>
{
#pragma warning disable RS0030 // Only a scalar throws.
    public Enumerator GetEnumerator() => new(mapping?.First);
#pragma warning restore RS0030

    IEnumerator<JProperty> IEnumerable<JProperty>.GetEnumerator() => (mapping?.Properties() ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<JProperty>)this).GetEnumerator();

    public struct Enumerator(JToken? first)
    {
        private JToken? _next = first;

        public JProperty Current { get; private set; } = null!;

        public bool MoveNext()
        {
            if (_next is not JProperty field)
            {
                return false;
            }

            Current = field;
            _next = field.Next;
            return true;
        }
    }
}
