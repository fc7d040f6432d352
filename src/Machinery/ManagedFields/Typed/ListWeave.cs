using System.Text.Json.Nodes;
using Keles.Machinery.Typing;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// Merges two lists by item. Items of both keep the order they have on the right; items only on the left stay close
/// to their neighbours.
/// </summary>
internal sealed class ListWeave
{
    private readonly ListIndex left;
    private readonly ListIndex right;
    private readonly ITypeSchema schema;
    private readonly JsonArray merged = [];
    private readonly HashSet<PathElement> taken = [];
    private readonly Queue<PathElement> shared;

    private ListWeave(ListIndex left, ListIndex right, ITypeSchema schema)
    {
        this.left = left;
        this.right = right;
        this.schema = schema;
        shared = new(right.Items.Select(static i => i.Element).Where(left.Has));
    }

    public static JsonArray Weave(ListIndex left, ListIndex right, ITypeSchema schema) => new ListWeave(left, right, schema).Run();

    private JsonArray Run()
    {
        var (i, j) = (0, 0);
        var next = Next();
        while (i < left.Items.Count || j < right.Items.Count)
        {
            var hasLeft = i < left.Items.Count;
            var hasRight = j < right.Items.Count;
            if (hasLeft && hasRight)
            {
                var element = left.Items[i].Element;
                if (element == right.Items[j].Element)
                {
                    TakeBoth(element);
                    i++;
                    j++;
                    next = Next();
                    continue;
                }

                if (right.Has(element) && next is not null && next != element)
                {
                    // It is on both sides, but its turn comes later.
                    i++;
                    continue;
                }
            }

            if (hasLeft)
            {
                var (element, item) = left.Items[i];
                if (!right.Has(element))
                {
                    Take(Slot.Of(item), Slot.Absent);
                    i++;
                    continue;
                }

                i += taken.Contains(element) ? 1 : 0;
            }

            if (hasRight)
            {
                var element = right.Items[j++].Element;
                TakeBoth(element);
                next = next == element ? Next() : next;
            }
        }

        return merged;
    }

    private PathElement? Next() => shared.TryDequeue(out var element) ? element : null;

    private void TakeBoth(PathElement element)
    {
        taken.Add(element);
        Take(left.Find(element), right.Find(element));
    }

    private void Take(Slot a, Slot b)
    {
        if (TypedMerge.Visit(a, b, schema.Element!) is { Present: true } item)
        {
            merged.Add(item.Node);
        }
    }
}
