namespace Keles.ApiServer.FlowControl;

/// <summary>Deals each flow a hand of queues, so that one greedy flow fills few of the queues that any other flow has.</summary>
internal static class ShuffleSharding
{
    public const int LargestHand = 16;

    /// <summary>Different cards of a deck, decided by the hash alone.</summary>
    public static void Deal(ulong hash, int deck, Span<int> hand)
    {
        // Each draw takes one of the cards that are left; counting past those already drawn, in order, gives its number in the whole deck.
        Span<int> drawn = stackalloc int[LargestHand];
        for (var i = 0; i < hand.Length; i++)
        {
            var left = (ulong)(deck - i);
            var card = (int)(hash % left);
            hash /= left;
            var place = 0;
            while (place < i && card >= drawn[place])
            {
                card++;
                place++;
            }

            for (var k = i; k > place; k--) drawn[k] = drawn[k - 1];
            drawn[place] = card;
            hand[i] = card;
        }
    }
}
