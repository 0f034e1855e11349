using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CostCenterTargets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TargetControl",
                schema: "planning",
                table: "Budgets",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Warn");

            migrationBuilder.CreateTable(
                name: "CostCenterTargets",
                schema: "planning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartId = table.Column<Guid>(type: "uuid", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CostCenterTargets", x => x.Id);
                    table.CheckConstraint("CK_CostCenterTargets_Amount", "\"Amount\" >= 0");
                    table.ForeignKey(
                        name: "FK_CostCenterTargets_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CostCenterTargets_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CostCenterTargets_OrganizationId",
                schema: "planning",
                table: "CostCenterTargets",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_CostCenterTargets_PartId",
                schema: "planning",
                table: "CostCenterTargets",
                column: "PartId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CostCenterTargets",
                schema: "planning");

            migrationBuilder.DropColumn(
                name: "TargetControl",
                schema: "planning",
                table: "Budgets");
        }
    }
}
