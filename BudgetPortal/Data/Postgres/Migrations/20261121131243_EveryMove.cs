using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class EveryMove : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SubmittedFrom",
                schema: "planning",
                table: "CostCenterBudgets",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "ScopeIds",
                schema: "planning",
                table: "Budgets",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<string>(
                name: "ScopeKind",
                schema: "planning",
                table: "Budgets",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SubmittedFrom",
                schema: "planning",
                table: "CostCenterBudgets");

            migrationBuilder.DropColumn(
                name: "ScopeIds",
                schema: "planning",
                table: "Budgets");

            migrationBuilder.DropColumn(
                name: "ScopeKind",
                schema: "planning",
                table: "Budgets");
        }
    }
}
