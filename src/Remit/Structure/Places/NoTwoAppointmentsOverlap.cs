using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Structure.Places;

/// <summary>No two appointments to one place overlap, and nobody sits in a place while it is recorded as vacant.</summary>
internal sealed class NoTwoAppointmentsOverlap : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var places = touched
            .Of<Appointment>()
            .Select(a => a.Place)
            .Concat(touched.Of<Vacancy>().Select(v => v.Place))
            .Distinct()
            .ToList();
        if (places.Count == 0)
            return [];
        var appointments = (
            await (
                from appointment in db.All<Appointment>()
                where places.Contains(appointment.Place)
                join person in db.All<Person>() on appointment.Person equals person.Id
                join place in db.All<Place>() on appointment.Place equals place.Id
                orderby appointment.Order, appointment.Id
                select new
                {
                    Appointment = appointment,
                    Sitter = person,
                    Place = place,
                }
            ).ToListAsync()
        ).ConvertAll(row => new Seat(row.Appointment, row.Sitter, row.Place.Title));
        var vacancies = (await db.All<Vacancy>().Where(v => places.Contains(v.Place)).ToListAsync()).ToLookup(v => v.Place);
        var appointed = touched.IdsOf<Appointment>();
        var vacated = touched.IdsOf<Vacancy>();
        var refusals = new List<Refusal>();
        foreach (var seats in appointments.GroupBy(s => s.Appointment.Place).Select(g => g.ToList()))
        {
            for (var i = 0; i < seats.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (one, other) = appointed.Contains(seats[i].Id) ? (seats[j], seats[i]) : (seats[i], seats[j]);
                if (appointed.Contains(other.Id) && one.Period.Intersection(other.Period) is { } shared)
                    refusals.Add(BothSit(one, other, shared));
            }
            foreach (var seat in seats)
            foreach (var vacancy in vacancies[seat.Appointment.Place])
            {
                var isTouched = appointed.Contains(seat.Id) || vacated.Contains(vacancy.Id.Value);
                if (isTouched && seat.Period.Intersection(vacancy.Period) is { } shared)
                    refusals.Add(FilledAndVacant(seat, vacancy, shared, appointed.Contains(seat.Id)));
            }
        }
        return refusals;
    }

    private static Refusal BothSit(Seat one, Seat other, Period shared)
    {
        var who =
            one.Sitter.Id == other.Sitter.Id
                ? $"{one.Sitter.Name} would sit in “{one.Title}” twice"
                : $"{one.Sitter.Name} and {other.Sitter.Name} would both sit in “{one.Title}”";
        var mend =
            CouldFollow(other, one) ? $"Say from when {other.Sitter.Name} sits there, or end one appointment first."
            : CouldFollow(one, other) ? $"Say from when {one.Sitter.Name} sits there, or end one appointment first."
            : "End one appointment first.";
        return new Refusal(
            "No two appointments to one place overlap",
            $"{who} {shared.InASentence()}. {mend}",
            new RecordRef("appointment", other.Id),
            "from"
        );
    }

    /// <summary>Whether a start that nobody recorded may lie after the other's end.</summary>
    private static bool CouldFollow(Seat one, Seat other) =>
        one.Period.From is null && other.Period.Until is { } end && (one.Period.Until is null || one.Period.Until > end);

    private static Refusal FilledAndVacant(Seat seat, Vacancy vacancy, Period shared, bool appointmentIsTouched) =>
        new(
            "A place is not filled and vacant at once",
            $"{seat.Sitter.Name} would sit in “{seat.Title}” {shared.InASentence()}, while it is recorded as vacant. End the vacancy or the appointment first.",
            appointmentIsTouched ? new RecordRef("appointment", seat.Id) : new RecordRef("vacancy", vacancy.Id.Value),
            "from"
        );

    private sealed record Seat(Appointment Appointment, Person Sitter, string Title)
    {
        public Guid Id => Appointment.Id.Value;

        public Period Period => Appointment.Period;
    }
}
