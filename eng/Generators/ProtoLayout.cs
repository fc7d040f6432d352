using System.Collections.Generic;
using System.Linq;

namespace Keles.Generators
{
    /// <summary>The protobuf message of a type: its fields by number, some of them messages that JSON does not have.</summary>
    internal sealed class ProtoLayout
    {
        /// <summary>Index into the type's fields.</summary>
        public SortedDictionary<int, int> Fields = new SortedDictionary<int, int>();

        public SortedDictionary<int, ProtoLayout> Inline = new SortedDictionary<int, ProtoLayout>();

        public IEnumerable<int> Numbers => Fields.Keys.Concat(Inline.Keys).OrderBy(n => n);

        public static ProtoLayout Of(TypeModel type)
        {
            var root = new ProtoLayout();
            for (var i = 0; i < type.Fields.Count; i++)
            {
                var field = type.Fields[i];
                if (field.Number == 0) continue;
                var at = root;
                foreach (var step in (field.Via ?? "").Split(new[] { '.' }, System.StringSplitOptions.RemoveEmptyEntries).Select(int.Parse))
                {
                    if (!at.Inline.TryGetValue(step, out var next)) at.Inline[step] = next = new ProtoLayout();
                    at = next;
                }

                at.Fields[field.Number] = i;
            }

            return root;
        }
    }
}
