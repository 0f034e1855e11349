using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ReminderDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReminderDays",
                schema: "organization",
                table: "Organizations",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValueSql: "'3'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReminderDays",
                schema: "organization",
                table: "Organizations");
        }
    }
}
