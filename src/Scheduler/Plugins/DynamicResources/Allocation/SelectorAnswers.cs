using System.Runtime.CompilerServices;
using Keles.Api.Expressions;
using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>Asks expressions about devices, and remembers: a device that has not changed is not asked twice. Used by one cycle at a time.</summary>
internal sealed class SelectorAnswers
{
    private readonly Dictionary<string, Asked> programs = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    private sealed record Asked(DeviceSelectorProgram Program, ConditionalWeakTable<Device, Answer> Answers);

    private sealed record Answer(bool Matches, string Wrong);

    /// <summary>Whether all expressions choose the device.</summary>
    /// <param name="whose">A claim or a class, for the message.</param>
    /// <exception cref="BrokenRequestException">An expression gives no answer.</exception>
    public bool Match(string whose, Items<DeviceSelector> selectors, PoolDevice device)
    {
        for (var i = 0; i < selectors.Count; i++)
        {
            var asked = Of(selectors[i].Cel?.Expression ?? "");
            if (asked.Program.Problem.Length > 0) throw new BrokenRequestException($"{whose}: selector #{i}: CEL compile error: {asked.Program.Problem}");
            var answer = asked.Answers.GetValue(device.Device, d => new(asked.Program.Matches(device.Id.Driver, d, out var wrong), wrong));
            if (answer.Wrong.Length > 0) throw new BrokenRequestException($"{whose}: selector #{i} on device {device.Id}: CEL runtime error: {answer.Wrong}");
            if (!answer.Matches) return false;
        }

        return true;
    }

    private Asked Of(string expression)
    {
        if (programs.TryGetValue(expression, out var asked)) return asked;
        if (order.Count >= AllocationLimits.Expressions) programs.Remove(order.Dequeue());
        order.Enqueue(expression);
        return programs[expression] = new(new(expression), []);
    }
}
